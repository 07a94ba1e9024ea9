import 'server-only'
import { Secret, TOTP } from 'otpauth'
import { siteName } from '@/lib/site'

// What every authenticator app does (RFC 6238): SHA-1, six digits, thirty seconds.
const shape = { issuer: siteName, algorithm: 'SHA1', digits: 6, period: 30 } as const

/** Steps that a clock may be wrong by, and that somebody may take to type, each way. */
const window = 1

/** A new secret of 160 bits, in base32 as people type it into an app. */
export function newAppSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What the QR code says: the secret, whose it is and where. */
export function appAddress(secret: string, label: string): string {
  return new TOTP({ ...shape, label, secret }).toString()
}

/**
 * The time step (thirty seconds, counted from 1970) whose code this is: the one of `now`, the one before or the one after;
 * null for any other. Compared in constant time.
 */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  if (!/^[0-9]{6}$/.test(code)) return null
  const timestamp = now.getTime()
  const delta = new TOTP({ ...shape, secret }).validate({ token: code, timestamp, window })
  return delta === null ? null : Math.floor(timestamp / 1_000 / shape.period) + delta
}
