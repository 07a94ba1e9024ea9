import 'server-only'
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

async function sessionToken(): Promise<string | null> {
  const jar = await cookies()
  const { name } = sessionCookie()
  const cookie = jar.get(name)?.value
  if (!cookie) return null
  try {
    const content = await decode({ token: cookie, secret: env().AUTH_SECRET, salt: name })
    return typeof content?.session === 'string' ? content.session : null
  } catch {
    return null
  }
}
