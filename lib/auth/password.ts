import 'server-only'
import { type Algorithm, hash, verify } from '@node-rs/argon2'

// OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane (ASVS 5.0 11.4.2).
const strength = {
  algorithm: 2 satisfies Algorithm.Argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
}

export function hashPassword(password: string): Promise<string> {
  return hash(password, strength)
}

let decoy: Promise<string> | undefined

/** Whether a password is right. Without a stored hash it works as long and says no, so that nobody learns who has an account. */
export async function isPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  if (stored) return verify(stored, password)
  decoy ??= hashPassword('a password that nobody has')
  await verify(await decoy, password)
  return false
}
