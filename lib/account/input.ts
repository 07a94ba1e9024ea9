import { z } from 'zod'
import { email, handle, newPassword } from '@/lib/account/fields'
import { line, uuid } from '@/lib/fields'
import { roles } from '@/lib/policy'
import { isCleanText } from '@/lib/text'

export const signUpInput = z.strictObject({
  email,
  handle,
  name: line(1, 80),
  password: newPassword,
  next: z.string().max(2_000).optional(),
})
export type SignUpInput = z.infer<typeof signUpInput>

export const signOutInput = z.strictObject({})

// Nothing is said about the shape of wrong credentials: they are wrong.
export const credentialFields = {
  email: z
    .string()
    .max(1_000)
    .refine(isCleanText)
    .transform((address) => address.trim().toLowerCase()),
  password: z.string().max(1_000),
}

export const signInInput = z.strictObject({ ...credentialFields, next: z.string().max(2_000).optional() })
export type SignInInput = z.infer<typeof signInInput>

/** Another role for somebody; `from` is the one they had when the form was opened. */
export const setRoleInput = z.strictObject({
  personId: uuid(),
  role: z.enum(roles, { error: 'Choose a role.' }),
  from: z.enum(roles),
})
export type SetRoleInput = z.infer<typeof setRoleInput>

/** The first admin of an installation, by the link that is shown where it is started. */
export const setUpInput = z.strictObject({
  token: z.string().max(100),
  email,
  handle,
  name: line(1, 80),
  password: newPassword,
})
export type SetUpInput = z.infer<typeof setUpInput>

export const profileInput = z.strictObject({ name: line(1, 80) })
export type ProfileInput = z.infer<typeof profileInput>
