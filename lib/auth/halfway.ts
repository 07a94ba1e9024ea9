import 'server-only'
import { cookies } from 'next/headers'
import { sessionCookie } from '@/lib/auth/cookie'
import { halfwaySeconds } from '@/lib/second-step/lifetime'

/** The cookie of a browser in which somebody has done the first step and not the second: random, and worth nothing else. */
function cookieName(): string {
  return sessionCookie().name.replace('session', 'halfway')
}

export async function keepHalfway(token: string): Promise<void> {
  const jar = await cookies()
  jar.set(cookieName(), token, { ...sessionCookie().options, maxAge: halfwaySeconds })
}

/** Its secret, and null in a browser without one. */
export async function halfwayToken(): Promise<string | null> {
  return (await cookies()).get(cookieName())?.value ?? null
}

export async function forgetHalfway(): Promise<void> {
  const { path, secure } = sessionCookie().options
  ;(await cookies()).set(cookieName(), '', { path, secure, maxAge: 0 })
}
