import { uuid } from '@/lib/fields'
import { z } from '@/lib/zod'

/** A sign of life from whoever has a case open, or that they have left it. */
export const lookInput = z.strictObject({
  id: uuid(),
  leaves: z.literal('yes').optional(),
})
export type LookInput = z.infer<typeof lookInput>
