import 'server-only'
import { db, type Transaction, transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import type { EventKind } from '@/lib/event/kinds'
import { forget } from '@/lib/leaving/forget'
import type { AskToLeaveInput, KeepAccountInput } from '@/lib/leaving/input'
import { isMailing } from '@/lib/mail/settings'
import { findLinkForUpdate, spendLink } from '@/lib/mail/use-link'
import { writeLetter } from '@/lib/mail/write-letter'
import { can, operator, type Role } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { refuseLastAdmin } from '@/lib/sanction/load'
import { refuseWithoutProof } from '@/lib/session/confirm'
import { endSessionsOf } from '@/lib/session/end'
import type { Session } from '@/lib/session/session'

/** How long somebody may still change their mind. */
const graceMs = 24 * 3_600_000

/**
 * Asks for one's account to be deleted, by whoever shows again who they are: it goes a day later, unless its owner signs in or opens the
 * link that is mailed to them. All sessions end now. The last admin stays. Asked twice, the first counts.
 */
export async function askToLeave(
  session: Session,
  { password }: AskToLeaveInput,
): Promise<Result<{ at: string }>> {
  const { viewer } = session
  if (!can(viewer, 'account.change', { id: viewer.id })) return refuse('forbidden')
  const unconfirmed = await refuseWithoutProof(session, password)
  if (unconfirmed) return unconfirmed
  return transaction(async (tx) => {
    const last = await refuseLastAdmin(tx, viewer, viewer)
    if (last) return last
    const user = await lockAccount(tx, viewer.id)
    if (user.leavesAt) return succeed({ at: user.leavesAt.toISOString() })
    const leavesAt = new Date(Date.now() + graceMs)
    await tx.user.update({ where: { id: user.id }, data: { leavesAt }, select: { id: true } })
    await endSessionsOf(tx, user.id, 'leaving')
    log(tx, 'person.leaving', user.id)
    if (isMailing()) await writeLetter(tx, { kind: 'leaving', userId: user.id, email: user.email })
    return succeed({ at: leavesAt.toISOString() })
  })
}

/** Keeps an account that was to be deleted: what the link in the mail about it does. Kept already, it stays so. */
export async function keepAccount({ token }: KeepAccountInput): Promise<Result<{ id: string }>> {
  return transaction(async (tx) => {
    const link = await findLinkForUpdate(tx, token, 'leaving')
    const user = link?.userId ? await lockAccount(tx, link.userId) : null
    if (!link || !user || user.leftAt) return refuse('link-spent')
    await spendLink(tx, link)
    if (user.leavesAt) await keep(tx, user.id)
    return succeed({ id: user.id })
  })
}

/** Deletes the accounts whose time has come, each in a transaction of its own, at most twenty; says how many went. */
export async function endDueAccounts(now: Date): Promise<{ ended: number }> {
  const due = await db().user.findMany({
    where: { leavesAt: { lte: now }, leftAt: null },
    orderBy: { leavesAt: 'asc' },
    take: 20,
    select: { id: true },
  })
  let ended = 0
  for (const { id } of due) if (await endAccount(id, now)) ended++
  await db().accountLetter.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - letterDays) } } })
  return { ended }
}

/** Letters are kept for a month, to see whether they were taken. */
const letterDays = 30 * 24 * 3_600_000

async function endAccount(id: string, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    // Admins are locked first and together, here as everywhere: of two who go at once one may be the last.
    const { role } = await tx.user.findUniqueOrThrow({ where: { id }, select: { role: true } })
    const isLast = await refuseLastAdmin(tx, operator, { id, role: role as Role })
    const user = await lockAccount(tx, id)
    if (!user.leavesAt || user.leavesAt > now || user.leftAt) return false
    if (isLast) {
      await keep(tx, id)
      return false
    }
    await forget(tx, id)
    log(tx, 'person.left', id)
    return true
  })
}

async function keep(tx: Transaction, id: string) {
  await tx.user.update({ where: { id }, data: { leavesAt: null }, select: { id: true } })
  log(tx, 'person.stayed', id)
}

async function lockAccount(tx: Transaction, id: string) {
  await tx.$queryRaw`SELECT 1 FROM "user" WHERE id = ${id}::uuid FOR UPDATE`
  return tx.user.findUniqueOrThrow({
    where: { id },
    select: { id: true, email: true, leavesAt: true, leftAt: true },
  })
}

function log(tx: Transaction, kind: EventKind, id: string): void {
  append(tx, { kind, actorId: id, subjectType: 'person', subjectId: id })
}
