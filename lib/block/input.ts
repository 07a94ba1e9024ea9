import { z } from 'zod'
import { uuid } from '@/lib/fields'

export const blockInput = z.strictObject({ personId: uuid() })
export type BlockInput = z.infer<typeof blockInput>
