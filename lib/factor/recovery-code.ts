import 'server-only'
import { randomBytes } from 'node:crypto'

/** How many codes there are at once. */
export const recoveryCodes = 10

// Crockford's base32, in which nothing is easily taken for something else.
const digits = '0123456789abcdefghjkmnpqrstvwxyz'

/** A code of 120 random bits in six groups, so that its plain hash may be kept (ASVS 5.0 6.5.2). */
export function newRecoveryCode(): string {
  const characters = [...randomBytes(24)].map((byte) => digits[byte % digits.length])
  return characters.join('').replace(/.{4}(?=.)/g, '$&-')
}

/** A code as it was given out, whatever somebody typed between and in place of its characters; null where it is none. */
export function readRecoveryCode(typed: string): string | null {
  const plain = typed.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1')
  return /^[0-9a-hjkmnp-tv-z]{24}$/.test(plain) ? plain.replace(/.{4}(?=.)/g, '$&-') : null
}
