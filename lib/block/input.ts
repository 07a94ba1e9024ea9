import { z } from 'zod'
import { handlePattern } from '@/lib/person/handle'

export const blockInput = z.strictObject({ handle: z.string().regex(handlePattern) })
export type BlockInput = z.infer<typeof blockInput>
