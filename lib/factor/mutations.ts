import 'server-only'
import { isPassword } from '@/lib/auth/password'
import { db, transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import { newAppSecret } from '@/lib/factor/app-code'
import type { AppCodeInput, ConfirmInput } from '@/lib/factor/input'
import { factorAdded, factorRemoved, hasFactor, lockOwner, makeRecoveryCodes } from '@/lib/factor/load'
import { refuseChange } from '@/lib/factor/may-change'
import { seal } from '@/lib/factor/sealed'
import { stepOf, takeCode } from '@/lib/factor/take-code'
import { can, type Operator } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { localPath } from '@/lib/routes'
import type { Session } from '@/lib/session/session'

/** Recovery codes, for whoever sees them now and never again; null where those count that they have. */
export type Codes = { codes: string[] | null }

/** How long an app may take to be set up, from its secret to its first code. */
const setUpMs = 3_600_000

/**
 * Shows once more who is signed in, with the password, a code of the app or a recovery code: for ten minutes. Gives where
 * on this site they go on.
 */
export async function confirmSelf(
  { id, viewer }: Session,
  { proof, next }: ConfirmInput,
): Promise<Result<{ next: string }>> {
  if (!can(viewer, 'account.change', { id: viewer.id })) return refuse('forbidden')
  const where = { id: viewer.id }
  const { passwordHash } = await db().user.findUniqueOrThrow({ where, select: { passwordHash: true } })
  const isByPassword = await isPassword(proof, passwordHash)
  return transaction(async (tx) => {
    const owner = await lockOwner(tx, viewer.id)
    const now = new Date()
    if (!isByPassword && !(await takeCode(tx, owner, proof, now)))
      return refuse((await hasFactor(tx, owner.id)) ? 'wrong-proof' : 'wrong-password', { field: 'proof' })
    await tx.signInSession.updateMany({ where: { id, endedAt: null }, data: { confirmedAt: now } })
    return succeed({ next: localPath(next) })
  })
}

/** Makes the secret of an app, which counts once `finishApp` was given a code of it. Asked again, there is another. */
export async function beginApp(session: Session): Promise<Result<{ id: string }>> {
  const refused = refuseChange(session)
  if (refused) return refused
  const { id: userId } = session.viewer
  return transaction(async (tx) => {
    await lockOwner(tx, userId)
    const known = await tx.authenticatorApp.findUnique({ where: { userId }, select: { confirmedAt: true } })
    if (known?.confirmedAt) return refuse('wrong-state')
    const data = { sealedSecret: seal(newAppSecret(), userId), createdAt: new Date() }
    await tx.authenticatorApp.upsert({
      where: { userId },
      create: { userId, ...data },
      update: data,
      select: { userId: true },
    })
    return succeed({ id: userId })
  })
}

/** Lets an app count, by its first code; that code is taken. Sent twice, the second finds it done. */
export async function finishApp(session: Session, { code }: AppCodeInput): Promise<Result<Codes>> {
  const refused = refuseChange(session)
  if (refused) return refused
  const { id: userId } = session.viewer
  return transaction(async (tx) => {
    const owner = await lockOwner(tx, userId)
    const app = await tx.authenticatorApp.findUnique({ where: { userId } })
    if (app?.confirmedAt) return succeed({ codes: null })
    const now = new Date()
    if (!app || app.createdAt.getTime() < now.getTime() - setUpMs) return refuse('wrong-state')
    const lastStep = stepOf(app, code.replace(/\s/g, ''), now)
    if (lastStep === null) return refuse('wrong-code', { field: 'code' })
    await tx.authenticatorApp.update({
      where: { userId },
      data: { confirmedAt: now, lastStep },
      select: { userId: true },
    })
    return succeed({ codes: await factorAdded(tx, owner, 'app', session.id) })
  })
}

/** Removes somebody's app. Removed already, nothing changes. */
export async function removeApp(session: Session): Promise<Result<{ id: string }>> {
  const refused = refuseChange(session)
  if (refused) return refused
  const { id: userId } = session.viewer
  return transaction(async (tx) => {
    const owner = await lockOwner(tx, userId)
    const app = await tx.authenticatorApp.findUnique({ where: { userId }, select: { confirmedAt: true } })
    await tx.authenticatorApp.deleteMany({ where: { userId } })
    if (app?.confirmedAt) await factorRemoved(tx, owner, 'app', { actorId: userId, exceptId: session.id })
    return succeed({ id: userId })
  })
}

/** New recovery codes for somebody who has a factor; those before count no more. */
export async function renewCodes(session: Session): Promise<Result<Codes>> {
  const refused = refuseChange(session)
  if (refused) return refused
  const { id: userId } = session.viewer
  return transaction(async (tx) => {
    await lockOwner(tx, userId)
    if (!(await hasFactor(tx, userId))) return refuse('wrong-state')
    append(tx, {
      kind: 'person.recovery-codes-made',
      actorId: userId,
      subjectType: 'person',
      subjectId: userId,
    })
    return succeed({ codes: await makeRecoveryCodes(tx, userId) })
  })
}

/** Takes everything away that somebody signs in with besides the password, for one who has lost it: by the operator. */
export async function removeFactors(by: Operator, personId: string): Promise<Result<{ removed: boolean }>> {
  if (!can(by, 'site.administer')) return refuse('forbidden')
  return transaction(async (tx) => {
    const owner = await lockOwner(tx, personId)
    const removed = await hasFactor(tx, personId)
    const theirs = { where: { userId: personId } }
    await tx.passkey.deleteMany(theirs)
    await tx.authenticatorApp.deleteMany(theirs)
    if (removed) await factorRemoved(tx, owner, 'all', { actorId: by.id })
    return succeed({ removed })
  })
}
