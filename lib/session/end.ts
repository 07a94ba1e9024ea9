import 'server-only'
import type { Transaction } from '@/lib/db'

/** Why a session ended before its time; kept with it. */
export type EndReason =
  | 'signed-out'
  | 'replaced'
  | 'ended-by-owner'
  | 'ended-by-admin'
  | 'password-changed'
  | 'factors-changed'
  | 'role-changed'
  | 'suspended'
  | 'banned'
  | 'leaving'

/**
 * Ends every open session of a person, or all but one, and says how many. What is halfway to being one (the first step of
 * signing in) ends as well, unless a single session is named. On commit the database announces each
 * (`NOTIFY obelus_session`), and every process closes the streams that were opened with it.
 */
export async function endSessionsOf(
  tx: Transaction,
  userId: string,
  endReason: EndReason,
  which: { id?: string; exceptId?: string } = {},
): Promise<number> {
  const { id, exceptId } = which
  const { count } = await tx.signInSession.updateMany({
    where: { userId, endedAt: null, ...(id ? { id } : {}), ...(exceptId ? { id: { not: exceptId } } : {}) },
    data: { endedAt: new Date(), endReason },
  })
  if (!id) await tx.halfSignIn.deleteMany({ where: { userId } })
  return count
}
