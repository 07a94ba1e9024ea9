import { env } from '@/lib/env'

/** The one cookie of a signed-in browser. Also read by `server/`, which ends the streams of a session that ended. */
export function sessionCookie() {
  return ownCookie('session')
}

/** A cookie of this site that no script reads. Over HTTPS its name binds it to this very host (ASVS 5.0 3.3.3). */
export function ownCookie(word: string) {
  const secure = env().OBELUS_URL.startsWith('https://')
  return {
    name: secure ? `__Host-obelus-${word}` : `obelus-${word}`,
    options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure },
  }
}
