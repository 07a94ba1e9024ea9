import 'server-only'
import { cookies } from 'next/headers'
import { ownCookie } from '@/lib/auth/cookie'
import { halfwaySeconds } from '@/lib/second-step/lifetime'

/** The cookie of a browser in which somebody has done the first step and not the second: random, and worth nothing else. */
const cookie = () => ownCookie('halfway')

export async function keepHalfway(token: string): Promise<void> {
  const { name, options } = cookie()
  ;(await cookies()).set(name, token, { ...options, maxAge: halfwaySeconds })
}

/** Its secret, and null in a browser without one. */
export async function halfwayToken(): Promise<string | null> {
  return (await cookies()).get(cookie().name)?.value ?? null
}

export async function forgetHalfway(): Promise<void> {
  const { name, options } = cookie()
  ;(await cookies()).set(name, '', { ...options, maxAge: 0 })
}
