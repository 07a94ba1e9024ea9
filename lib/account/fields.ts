import { z } from 'zod'
import { handlePattern, isReserved } from '@/lib/person/handle'

/** The fields of an account, as sign-up and the settings ask for them. */

export const email = z
  .string()
  .trim()
  .max(254, 'An e-mail address has at most 254 characters.')
  .pipe(z.email('Enter an e-mail address like name@example.org.'))
  .transform((address) => address.toLowerCase())

/** Kept exactly as typed (ASVS 5.0 6.2.8): no trimming, no normalisation, no composition rules. */
export const newPassword = z
  .string()
  .refine((typed) => [...typed].length >= 8, 'Choose a password of at least 8 characters.')
  .refine((typed) => [...typed].length <= 128, 'Choose a password of at most 128 characters.')

/** A password that somebody has: nothing is said about its shape, it is right or wrong. */
export const typedPassword = z.string().min(1, 'Type your present password.').max(1_000)

export const handle = z
  .string()
  .trim()
  .toLowerCase()
  .regex(handlePattern, 'Use 3 to 30 letters, digits or hyphens, like anna-k.')
  .refine((typed) => !isReserved(typed), 'Handles that begin with “former-” stand for people who have left.')
