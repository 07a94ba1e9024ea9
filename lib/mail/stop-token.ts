import 'server-only'
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/env'
import { isId } from '@/lib/ids'
import { kindNames, type NotificationKind } from '@/lib/notification/kinds'

/** What the link in a mail ends: one kind of mail, or the daily one with all that is in it. */
export type Stop = { userId: string; what: NotificationKind | 'daily' }

/**
 * The last part of the address under which a mail can be stopped without signing in. It names whose mail and which,
 * signed with a key of its own, so that a link made up for somebody else does nothing; it does not run out, since
 * old mails must still offer a way out. Changing AUTH_SECRET ends all of them.
 */
export function stopToken({ userId, what }: Stop): string {
  return `${userId}.${what}.${sign(`${userId}.${what}`)}`
}

/** What a token ends; null for one that this site has not made. */
export function stopOf(token: string): Stop | null {
  const [userId = '', what = '', signature = '', ...rest] = token.split('.')
  if (rest.length > 0 || !isId(userId) || !isWhat(what)) return null
  const given = Buffer.from(signature)
  const expected = Buffer.from(sign(`${userId}.${what}`))
  return given.length === expected.length && timingSafeEqual(given, expected) ? { userId, what } : null
}

function isWhat(word: string): word is Stop['what'] {
  return word === 'daily' || (kindNames as readonly string[]).includes(word)
}

function sign(words: string): string {
  const key = hkdfSync('sha256', env().AUTH_SECRET, '', 'obelus unsubscribe', 32)
  return createHmac('sha256', Buffer.from(key)).update(words).digest('base64url')
}
