import 'server-only'
import { LRUCache } from 'lru-cache'
import { cookies } from 'next/headers'
import { decode } from 'next-auth/jwt'
import { cache } from 'react'
import { endSession, findViewer } from '@/lib/account/mutations'
import { signOut } from '@/lib/auth/config'
import { sessionCookie } from '@/lib/auth/cookie'
import { env } from '@/lib/env'
import type { Viewer } from '@/lib/policy'

/** Who is asking: the only reader of the session. One look-up a request, never kept longer. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const token = await sessionToken()
  return token ? findViewer(token) : null
})

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
