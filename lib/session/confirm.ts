import 'server-only'
import { isPassword } from '@/lib/auth/password'
import { db } from '@/lib/db'
import { type Refused, refuse } from '@/lib/result'
import type { Session } from '@/lib/session/session'

/**
 * Refuses what only the owner may do with an account, unless they show once more who they are: whoever has a password
 * types it, and whoever has none has signed in a moment ago in another way (ASVS 5.0 7.5.1).
 *
 * @param field where the password was typed
 */
export async function refuseWithoutProof(
  { viewer, isConfirmed }: Session,
  password: string | undefined,
  field = 'password',
): Promise<Refused | null> {
  const user = await db().user.findUniqueOrThrow({ where: { id: viewer.id }, select: { passwordHash: true } })
  if (user.passwordHash === null && isConfirmed) return null
  if (user.passwordHash === null) return refuse('confirm-first')
  return (await isPassword(password ?? '', user.passwordHash)) ? null : refuse('wrong-password', { field })
}
