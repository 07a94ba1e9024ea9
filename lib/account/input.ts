import { z } from 'zod'
import { line, optional, uuid } from '@/lib/fields'
import { handlePattern } from '@/lib/person/handle'
import { roles } from '@/lib/policy'
import { isCleanText } from '@/lib/text'

const email = z
  .string()
  .trim()
  .max(254, 'An e-mail address has at most 254 characters.')
  .pipe(z.email('Enter an e-mail address like name@example.org.'))
  .transform((address) => address.toLowerCase())

// Kept exactly as typed (ASVS 6.2.8): no trimming, no normalisation, no composition rules.
const password = z
  .string()
  .refine((typed) => [...typed].length >= 8, 'Choose a password of at least 8 characters.')
  .refine((typed) => [...typed].length <= 128, 'Choose a password of at most 128 characters.')

const handle = z
  .string()
  .trim()
  .toLowerCase()
  .regex(handlePattern, 'Use 3 to 30 letters, digits or hyphens, like anna-k.')

export const signUpInput = z.strictObject({
  email,
  handle,
  name: line(1, 80),
  password,
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

/** One session of a person, or without one all of them. */
export const endSessionsInput = z.strictObject({ personId: uuid(), sessionId: optional(uuid()) })
export type EndSessionsInput = z.infer<typeof endSessionsInput>
