import { z } from 'zod'
import { email, newPassword, typedPassword } from '@/lib/account/fields'

export const changePasswordInput = z.strictObject({
  current: typedPassword.optional(),
  password: newPassword,
})
export type ChangePasswordInput = z.infer<typeof changePasswordInput>

export const askResetInput = z.strictObject({ email })
export type AskResetInput = z.infer<typeof askResetInput>

export const resetPasswordInput = z.strictObject({ token: z.string().max(100), password: newPassword })
export type ResetPasswordInput = z.infer<typeof resetPasswordInput>
