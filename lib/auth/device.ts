import 'server-only'
import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { cookies } from 'next/headers'
import { ownCookie } from '@/lib/auth/cookie'
import { env } from '@/lib/env'

/**
 * A browser that once signed in to an account carries a cookie that says so, after OWASP's device cookies: whoever
 * guesses at the account from elsewhere uses up the tries of strangers, and never those of this browser. It opens
 * nothing; the password is asked for all the same.
 */
const days = 400

/** The name under which a browser's tries are counted, or null where it never signed in to this account. */
export async function knownDevice(email: string): Promise<string | null> {
  const [id = '', seal = ''] = ((await cookies()).get(cookieName(email))?.value ?? '').split('.')
  if (!id) return null
  const [given, right] = [Buffer.from(seal), Buffer.from(sealOf(email, id))]
  return given.length === right.length && timingSafeEqual(given, right) ? id : null
}

/** Called once somebody has shown that the account is theirs: by its password, or by a link in a mail. */
export async function rememberDevice(email: string): Promise<void> {
  const id = (await knownDevice(email)) ?? randomBytes(16).toString('base64url')
  const { options } = ownCookie('device')
  const jar = await cookies()
  jar.set(cookieName(email), `${id}.${sealOf(email, id)}`, { ...options, maxAge: days * 86_400 })
}

/** One for each account, so that several people can share a browser. */
function cookieName(email: string): string {
  return ownCookie(`device-${accountKey(email).slice(0, 12)}`).name
}

/** An account's name where its address need not be known. */
export function accountKey(email: string): string {
  return createHash('sha256').update(email).digest('base64url')
}

function sealOf(email: string, id: string): string {
  const key = hkdfSync('sha256', env().AUTH_SECRET, '', 'obelus device', 32)
  return createHmac('sha256', Buffer.from(key)).update(`${id} ${email}`).digest('base64url')
}
