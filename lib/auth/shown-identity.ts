import 'server-only'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { ownCookie } from '@/lib/auth/cookie'
import { env } from '@/lib/env'
import type { Identity } from '@/lib/linked-account/identity'

/** Who a browser has shown to be at another site, until its owner has said what is to come of it; and where they were going. */
export type Shown = { identity: Identity; next: string }

/** Seconds: as long as one may think about a handle. */
const keptFor = 15 * 60

/** Keeps it in the browser, sealed: nobody can read or change it, and nothing about it is stored here. */
export async function keepShown(shown: Shown): Promise<void> {
  const { name, options } = cookie()
  const value = await encode({ token: shown, secret: env().AUTH_SECRET, salt: name, maxAge: keptFor })
  ;(await cookies()).set(name, value, { ...options, maxAge: keptFor })
}

/** What was kept, as long as it counts. */
export async function readShown(): Promise<Shown | null> {
  const { name } = cookie()
  const value = (await cookies()).get(name)?.value
  if (!value) return null
  const shown = await decode<Shown>({ token: value, secret: env().AUTH_SECRET, salt: name }).catch(() => null)
  return shown?.identity ? { identity: shown.identity, next: shown.next } : null
}

export async function forgetShown(): Promise<void> {
  const { name, options } = cookie()
  ;(await cookies()).set(name, '', { ...options, maxAge: 0 })
}

function cookie() {
  return ownCookie('identity')
}
