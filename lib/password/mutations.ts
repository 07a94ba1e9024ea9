import 'server-only'
import { hashPassword, isPassword } from '@/lib/auth/password'
import { db, type Transaction, transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import { isMailing } from '@/lib/mail/settings'
import { endLinks, findLink, findLinkForUpdate, ownerOf, spendLink, waysIn } from '@/lib/mail/use-link'
import { askForLink, writeLetter } from '@/lib/mail/write-letter'
import type { AskResetInput, ChangePasswordInput, ResetPasswordInput } from '@/lib/password/input'
import { weaknessOf } from '@/lib/password/rules'
import { can, type Operator } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { refuseWithoutProof } from '@/lib/session/confirm'
import { endSessionsOf } from '@/lib/session/end'
import type { Session } from '@/lib/session/session'

const account = {
  id: true,
  email: true,
  emailVerifiedAt: true,
  handle: true,
  name: true,
  passwordHash: true,
} as const

/**
 * Gives somebody who is signed in another password, or their first, when they show again who they are: as a rule by the
 * present one. All their other sessions end, and
 * they are told by mail. Sent twice, the second finds the new one in place and changes nothing.
 */
export async function changePassword(
  session: Session,
  { current, password }: ChangePasswordInput,
): Promise<Result<{ ended: number }>> {
  const { id: sessionId, viewer } = session
  if (!can(viewer, 'account.change', { id: viewer.id })) return refuse('forbidden')
  const user = await db().user.findUniqueOrThrow({ where: { id: viewer.id }, select: account })
  const unconfirmed = await refuseWithoutProof(session, current, 'current')
  if (unconfirmed) {
    const isDone = await isPassword(password, user.passwordHash)
    return isDone ? succeed({ ended: 0 }) : unconfirmed
  }
  const weakness = await weaknessOf(password, user)
  if (weakness) return refuse(weakness, { field: 'password' })
  const passwordHash = await hashPassword(password)
  const changed = await transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: user.id, passwordHash: user.passwordHash },
      data: { passwordHash },
    })
    if (count === 0) return null
    const ended = await endSessionsOf(tx, user.id, 'password-changed', { exceptId: sessionId })
    await tellOfChange(tx, user, viewer.id)
    return { ended }
  })
  // Somebody else was first: with the same new password this form has done what it was for.
  if (changed) return succeed(changed)
  const now = await db().user.findUniqueOrThrow({ where: { id: user.id }, select: account })
  const isSame = await isPassword(password, now.passwordHash)
  return isSame ? succeed({ ended: 0 }) : refuse('wrong-password', { field: 'current' })
}

/** Has a link for a new password mailed to whoever has the address. On a site without e-mail there is nothing of the kind. */
export async function askReset({ email }: AskResetInput): Promise<Result<{ email: string }>> {
  if (!isMailing()) return refuse('not-found')
  return transaction(async (tx) => {
    await askForLink(tx, { kind: 'reset', email })
    return succeed({ email })
  })
}

/** A link for a new password that is handed over by whoever runs the site. Gives the secret of the link. */
export async function makeResetLink(by: Operator, personId: string): Promise<Result<{ token: string }>> {
  if (!can(by, 'site.administer')) return refuse('forbidden')
  return transaction(async (tx) => {
    const token = await writeLetter(tx, { kind: 'reset', userId: personId, email: null })
    return succeed({ token })
  })
}

/**
 * Gives whoever holds a link another password: once. All sessions end, and every other link that would let somebody in;
 * a link that came by mail shows that mail reaches them.
 */
export async function resetPassword({
  token,
  password,
}: ResetPasswordInput): Promise<Result<{ id: string; email: string }>> {
  const link = await findLink(token, 'reset')
  const user = link && (await db().user.findFirst({ where: ownerOf(link), select: account }))
  if (!user) return refuse('link-spent')
  const weakness = await weaknessOf(password, user)
  if (weakness) return refuse(weakness, { field: 'password' })
  const passwordHash = await hashPassword(password)
  return transaction(async (tx) => {
    const open = await findLinkForUpdate(tx, token, 'reset')
    const isStillTheirs = open && (await tx.user.count({ where: { ...ownerOf(open), id: user.id } })) > 0
    if (!isStillTheirs) return refuse('link-spent')
    await tx.user.update({
      where: { id: user.id },
      data: { passwordHash, ...(open.email ? { emailVerifiedAt: new Date() } : {}) },
      select: { id: true },
    })
    // Somebody else may have made the account with this address, and have a way in of their own.
    if (open.email && !user.emailVerifiedAt) await tx.linkedAccount.deleteMany({ where: { userId: user.id } })
    await spendLink(tx, open)
    await endSessionsOf(tx, user.id, 'password-changed')
    await tellOfChange(tx, user, user.id)
    return succeed({ id: user.id, email: user.email })
  })
}

// Whoever changes their password because somebody else may be in has nothing left open behind them.
async function tellOfChange(tx: Transaction, user: { id: string; email: string }, actorId: string) {
  await endLinks(tx, user, waysIn)
  append(tx, { kind: 'person.password-changed', actorId, subjectType: 'person', subjectId: user.id })
  if (isMailing()) await writeLetter(tx, { kind: 'password-changed', userId: user.id, email: user.email })
}
