import { offset, optional, prose, uuid } from '@/lib/fields'
import { z } from '@/lib/zod'

/** A published check for a paragraph, or words in it, at which the same claim stands. `key` makes sending it twice harmless. */
export const proposeInput = z.strictObject({
  key: uuid(),
  factCheckId: uuid(),
  articleId: uuid(),
  paragraphId: uuid(),
  quote: optional(prose(1, 2_000)),
  quoteStart: optional(offset()),
})
export type ProposeInput = z.infer<typeof proposeInput>
