import 'server-only'
import { type Algorithm, hash, verify } from '@node-rs/argon2'
import { fewAtOnce } from '@/lib/auth/few-at-once'

// OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane (ASVS 5.0 11.4.2).
const strength = {
  algorithm: 2 satisfies Algorithm.Argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
}
const mark = `$argon2id$v=19$m=${strength.memoryCost},t=${strength.timeCost},p=${strength.parallelism}$`

/** However many sign in: two cores at most, and what would wait longer than a second or two is told to come again. */
const inTurn = fewAtOnce(2, 60)

/** Rejects with `Busy`, as `isPassword` does, while too many others are being hashed. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, strength))
}

/** Whether a stored hash was made with less, or other, than passwords are hashed with now. */
export function isOutdated(stored: string): boolean {
  return !stored.startsWith(mark)
}

let decoy: Promise<string> | undefined

/** Whether a password is right. Without a stored hash it works as long and says no, so that nobody learns who has an account. */
export async function isPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  if (stored) return inTurn(() => verify(stored, password))
  decoy ??= hash('a password that nobody has', strength)
  const known = await decoy
  await inTurn(() => verify(known, password))
  return false
}
