import { z } from 'zod'
import { typedPassword } from '@/lib/account/fields'

export const askToLeaveInput = z.strictObject({ password: typedPassword.optional() })
export type AskToLeaveInput = z.infer<typeof askToLeaveInput>

export const keepAccountInput = z.strictObject({ token: z.string().max(100) })
export type KeepAccountInput = z.infer<typeof keepAccountInput>
