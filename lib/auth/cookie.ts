import { env } from '@/lib/env'

/**
 * The one cookie of a signed-in browser. Over HTTPS its name binds it to this very host (ASVS 5.0 3.3.3). Also read by
 * `server/`, which ends the streams of a session that ended.
 */
export function sessionCookie() {
  const secure = env().OBELUS_URL.startsWith('https://')
  return {
    name: secure ? '__Host-obelus-session' : 'obelus-session',
    options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure },
  }
}
