import 'server-only'
import { createHmac, hkdfSync } from 'node:crypto'
import { env } from '@/lib/env'

/**
 * The secret of the link in a letter, derived from the letter's id with a key of this installation: so it stands in no
 * queue and no table (there only as a hash), and a letter that is mailed once more carries the same link. 256 bits.
 */
export function linkToken(letterId: string): string {
  const key = hkdfSync('sha256', env().AUTH_SECRET, '', 'obelus account link', 32)
  return createHmac('sha256', Buffer.from(key)).update(letterId).digest('base64url')
}
