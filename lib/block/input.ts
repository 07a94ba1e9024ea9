import { handlePattern } from '@/lib/person/handle'
import { z } from '@/lib/zod'

export const blockInput = z.strictObject({ handle: z.string().regex(handlePattern) })
export type BlockInput = z.infer<typeof blockInput>
