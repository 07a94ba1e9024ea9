import 'server-only'
import { LRUCache } from 'lru-cache'
import { cookies, headers } from 'next/headers'
import { decode } from 'next-auth/jwt'
import { cache } from 'react'
import { signIn, signOut } from '@/lib/auth/config'
import { sessionCookie } from '@/lib/auth/cookie'
import { env } from '@/lib/env'
import { currentExchange } from '@/lib/exchange'
import type { Viewer } from '@/lib/policy'
import { type Result, refuse } from '@/lib/result'
import { endSession, findSession, startSession } from '@/lib/session/mutations'
import type { Session } from '@/lib/session/session'
import { unattended } from '@/lib/session/unattended'

/** Who is asking, and with which session: the only reader of it. One look-up a request, never kept longer. */
export const getSession = cache(async (): Promise<Session | null> => {
  const token = await sessionToken()
  const session = token ? await findSession(token, !(await headers()).has(unattended)) : null
  const exchange = currentExchange()
  if (exchange && session) exchange.actor = session.viewer.id
  return session
})

export async function getViewer(): Promise<Viewer | null> {
  return (await getSession())?.viewer ?? null
}

/** Does what needs the session itself, and not only who is asking; refuses whoever is signed out. */
export async function withSession<Value>(
  work: (session: Session) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const session = await getSession()
  return session ? work(session) : refuse('signed-out')
}

/**
 * Signs a person in who has shown who they are: a new session with a new secret, whatever this browser had before, which
 * ends. The only way in, for every way to show it.
 */
export async function enterAs(userId: string): Promise<void> {
  const userAgent = (await headers()).get('user-agent')
  const began = { before: await sessionToken(), country: currentExchange()?.country ?? null }
  const token = await startSession(userId, userAgent, began)
  await signIn('credentials', { sessionToken: token, redirect: false })
}

/**
 * Signs this browser out. The session ends in the database first, so that a copied cookie is dead too; the cookie
 * goes even when the database cannot be reached.
 */
export async function leave(): Promise<void> {
  const token = await sessionToken()
  try {
    if (token) await endSession(token, 'signed-out')
  } finally {
    await signOut({ redirect: false })
  }
}

/**
 * The secrets in cookies that were opened before, until the cookies run out: what a cookie holds never changes, and
 * whether it still opens a session is asked of the database each time.
 */
const opened = new LRUCache<string, string>({ max: 5_000 })

async function sessionToken(): Promise<string | null> {
  const jar = await cookies()
  const { name } = sessionCookie()
  const cookie = jar.get(name)?.value
  if (!cookie) return null
  const known = opened.get(cookie)
  if (known) return known
  const content = await decode({ token: cookie, secret: env().AUTH_SECRET, salt: name }).catch(() => null)
  if (typeof content?.session !== 'string') return null
  opened.set(cookie, content.session, { ttl: (content.exp ?? 0) * 1_000 - Date.now() })
  return content.session
}
