import 'server-only'
import ipaddr from 'ipaddr.js'
import { env } from '@/lib/env'

/** What passkeys of this site are bound to. */
export type Place = { rpID: string; origin: string }

/**
 * Null where browsers have none: at an address that is a number, and over plain HTTP from another machine. Taken from
 * `OBELUS_URL`, whatever a request calls this site.
 */
export function passkeyPlace(): Place | null {
  const { protocol, hostname, origin } = new URL(env().OBELUS_URL)
  if (ipaddr.isValid(hostname.replace(/^\[|\]$/g, ''))) return null
  const isSafe = protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost')
  return isSafe ? { rpID: hostname, origin } : null
}
