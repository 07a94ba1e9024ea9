import { z } from 'zod'
import { prose } from '@/lib/fields'

/** A text to be shown as it will look: a comment, in which people can be mentioned, or the explanation of a check. */
export const previewInput = z.strictObject({
  text: prose(0, 40_000),
  of: z.enum(['comment', 'check']).default('check'),
})
export type PreviewInput = z.infer<typeof previewInput>
