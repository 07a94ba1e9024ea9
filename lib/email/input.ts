import { z } from 'zod'
import { email, typedPassword } from '@/lib/account/fields'

export const askVerifyInput = z.strictObject({})

export const newEmailInput = z.strictObject({ email, password: typedPassword.optional() })
export type NewEmailInput = z.infer<typeof newEmailInput>

export const confirmEmailInput = z.strictObject({ token: z.string().max(100) })
export type ConfirmEmailInput = z.infer<typeof confirmEmailInput>
