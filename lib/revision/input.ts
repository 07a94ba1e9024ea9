import { offset, optional, prose, uuid } from '@/lib/fields'
import { z } from '@/lib/zod'

/** A published check or a comment, and the words of the present text that it is to stand at; none: the whole paragraph. */
export const reattachInput = z.strictObject({
  key: uuid(),
  subject: z.enum(['fact-check', 'comment']),
  id: uuid(),
  paragraphId: z.uuid({ error: 'Choose the paragraph.' }),
  quote: optional(prose(1, 2_000)),
  quoteStart: optional(offset()),
})
export type ReattachInput = z.infer<typeof reattachInput>
