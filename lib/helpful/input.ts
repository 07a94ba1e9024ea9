import { uuid } from '@/lib/fields'
import { z } from '@/lib/zod'

/** Whether one finds a comment helpful: said as it should be, not as a switch, so that sending it twice is harmless. */
export const helpfulInput = z.strictObject({
  id: uuid(),
  isHelpful: z
    .enum(['true', 'false'], { error: 'Reload the page and try again.' })
    .transform((word) => word === 'true'),
})
export type HelpfulInput = z.infer<typeof helpfulInput>
