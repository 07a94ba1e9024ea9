import 'server-only'
import { db } from '@/lib/db'
import { tokenHash } from '@/lib/session/token-hash'

/** Whoever has done the first step and not the second. */
export type Halfway = { userId: string; email: string }

/** Whose first step has this secret; null when it ran out, was used, or never was. */
export async function findHalfway(token: string): Promise<Halfway | null> {
  const row = await db().halfSignIn.findFirst({
    where: { tokenHash: tokenHash(token), expiresAt: { gt: new Date() }, user: { leftAt: null } },
    select: { userId: true, user: { select: { email: true } } },
  })
  return row && { userId: row.userId, email: row.user.email }
}
