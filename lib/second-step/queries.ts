import 'server-only'
import { db } from '@/lib/db'
import { findHalfway } from '@/lib/second-step/halfway'

/** By what somebody who is halfway in can do the second step, besides recovery codes; null for whoever is not halfway in. */
export async function findWays(token: string): Promise<{ hasApp: boolean; hasPasskey: boolean } | null> {
  const halfway = await findHalfway(token)
  if (!halfway) return null
  const { userId } = halfway
  const [apps, passkeys] = await Promise.all([
    db().authenticatorApp.count({ where: { userId, confirmedAt: { not: null } } }),
    db().passkey.count({ where: { userId } }),
  ])
  return { hasApp: apps > 0, hasPasskey: passkeys > 0 }
}
