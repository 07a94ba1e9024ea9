import 'server-only'
import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Transaction } from '@/lib/db'
import { env } from '@/lib/env'
import { tokenHash } from '@/lib/session/token-hash'

/** What an authenticator is to answer: signing in, or for somebody who is signed in a new passkey or who they are. */
export type Purpose = 'sign-in' | { add: string } | { confirm: string }

const lifetimeSeconds = 5 * 60

/**
 * A challenge for five minutes and one purpose, sealed with a key of this installation: nothing is stored until it is
 * answered. 16 random bytes, the second at which it runs out, and the seal.
 */
export function newChallenge(purpose: Purpose, now = Date.now()): Uint8Array<ArrayBuffer> {
  const content = Buffer.concat([randomBytes(16), Buffer.alloc(6)])
  content.writeUIntBE(Math.floor(now / 1_000) + lifetimeSeconds, 16, 6)
  return Uint8Array.from(Buffer.concat([content, sealOf(content, purpose)]))
}

/** When a challenge that an authenticator answered runs out; null where it has, or is none for this purpose. */
export function readChallenge(challenge: string, purpose: Purpose): Date | null {
  const bytes = Buffer.from(challenge, 'base64url')
  const [content, seal] = [bytes.subarray(0, 22), bytes.subarray(22)]
  const right = sealOf(content, purpose)
  if (seal.length !== right.length || !timingSafeEqual(seal, right)) return null
  const expiresAt = new Date(content.readUIntBE(16, 6) * 1_000)
  return expiresAt > new Date() ? expiresAt : null
}

/** Uses a challenge up; false where it has been answered before. What has run out is forgotten. */
export async function spendChallenge(tx: Transaction, challenge: string, expiresAt: Date): Promise<boolean> {
  await tx.spentChallenge.deleteMany({ where: { expiresAt: { lt: new Date() } } })
  const data = [{ hash: tokenHash(challenge), expiresAt }]
  return (await tx.spentChallenge.createMany({ data, skipDuplicates: true })).count === 1
}

function sealOf(content: Buffer, purpose: Purpose): Buffer {
  const key = hkdfSync('sha256', env().AUTH_SECRET, '', 'obelus passkey challenge', 32)
  return createHmac('sha256', Buffer.from(key)).update(JSON.stringify(purpose)).update(content).digest()
}
