import { prose } from '@/lib/fields'
import { z } from '@/lib/zod'

/**
 * Markdown to be shown as it will look: a comment, in which people can be mentioned, or the explanation of a check.
 * Longer than either may be, so that too much of it can be seen too.
 */
export const previewInput = z.strictObject({
  text: prose(0, 40_000),
  of: z.enum(['comment', 'check']).default('check'),
})
export type PreviewInput = z.infer<typeof previewInput>
