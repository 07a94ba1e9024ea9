import 'server-only'
import type { ProfileInput, SetUpInput, SignInInput } from '@/lib/account/input'
import { makeAccount, type NewPerson } from '@/lib/account/make-account'
import { hashPassword, isOutdated, isPassword } from '@/lib/auth/password'
import { db, type Transaction, transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import { isMailing } from '@/lib/mail/settings'
import { findLink, findLinkForUpdate, spendLink } from '@/lib/mail/use-link'
import { writeLetter } from '@/lib/mail/write-letter'
import { can, type Operator, type Role, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { refuseBanned } from '@/lib/sanction/banned'
import { findPersonForUpdate, refuseLastAdmin } from '@/lib/sanction/load'
import { endSessionsOf } from '@/lib/session/end'

/**
 * Makes an account where no mail is sent, or for somebody whom whoever runs the site vouches for. Elsewhere an account
 * begins with a link (`lib/join`), so that nobody learns here who has one.
 */
export async function signUp(person: NewPerson): Promise<Result<{ id: string }>> {
  if (isMailing() && !person.isVouchedFor) return refuse('not-found')
  return makeAccount(person)
}

/**
 * Makes the first admin, for whoever holds the link that is shown where the server is started: once, and only as long as
 * there is no admin.
 */
export async function setUp({ token, ...person }: SetUpInput): Promise<Result<{ id: string }>> {
  if (!(await findLink(token, 'set-up'))) return refuse('link-spent')
  return makeAccount({ ...person, role: 'admin', isVouchedFor: true }, async (tx) => {
    const link = await findLinkForUpdate(tx, token, 'set-up')
    if (!link || (await tx.user.count({ where: { role: 'admin' } })) > 0) return refuse('link-spent')
    await spendLink(tx, link)
    return null
  })
}

/** A new link for the first admin, which ends those before; null once there is an admin. Gives the secret of the link. */
export async function makeSetUpLink(by: Operator): Promise<string | null> {
  if (!can(by, 'site.administer')) return null
  return transaction(async (tx) => {
    if ((await tx.user.count({ where: { role: 'admin' } })) > 0) return null
    await tx.accountLetter.updateMany({
      where: { kind: 'set-up', usedAt: null },
      data: { usedAt: new Date() },
    })
    return writeLetter(tx, { kind: 'set-up', userId: null, email: null })
  })
}

/** How often a day somebody may change what they are called: every page that names them is made anew. */
const mostRenames = 5

/** Gives somebody another name, under everything they wrote. The same name again changes nothing. */
export async function rename(viewer: Viewer, { name }: ProfileInput): Promise<Result<{ name: string }>> {
  if (!can(viewer, 'account.change', { id: viewer.id })) return refuse('forbidden')
  return transaction(async (tx) => {
    await findPersonForUpdate(tx, viewer.id)
    const user = await tx.user.findUniqueOrThrow({ where: { id: viewer.id }, select: { name: true } })
    if (user.name === name) return succeed({ name })
    const today = {
      subjectType: 'person',
      subjectId: viewer.id,
      at: { gt: new Date(Date.now() - 86_400_000) },
    }
    if ((await tx.event.count({ where: { kind: 'person.renamed', ...today } })) >= mostRenames)
      return refuse('too-often')
    await tx.user.update({ where: { id: viewer.id }, data: { name }, select: { id: true } })
    logPerson(tx, 'person.renamed', viewer.id, viewer.id, {})
    return succeed({ name })
  })
}

type Found = { id: string }

/**
 * The person whom e-mail and password name. One answer for every way to be wrong; whoever is right and banned is told
 * why. A hash that was made with less than today's is made anew.
 */
export async function findByPassword({
  email,
  password,
}: Pick<SignInInput, 'email' | 'password'>): Promise<Result<Found>> {
  const user = await db().user.findUnique({ where: { email }, select: { id: true, passwordHash: true } })
  const isRight = await isPassword(password, user?.passwordHash)
  if (!user?.passwordHash || !isRight) return refuse('wrong-credentials')
  const ban = await refuseBanned(user.id)
  if (ban) return ban
  if (isOutdated(user.passwordHash)) await hashAnew(user.id, user.passwordHash, password)
  return succeed({ id: user.id })
}

// A password that was changed meanwhile stays changed.
async function hashAnew(id: string, before: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password)
  await db().user.updateMany({ where: { id, passwordHash: before }, data: { passwordHash } })
}

/**
 * Gives a person another role; their sessions end, so that what they may do now begins with a new secret (ASVS 5.0
 * 7.2.4). The role that the form was opened on shows that nobody else has changed it meanwhile. The last admin stays one.
 */
export async function setRole(
  by: Viewer | Operator,
  { personId, role, from }: { personId: string; role: Role; from?: Role },
): Promise<Result<{ id: string; role: Role }>> {
  if (!can(by, 'person.set-role', { id: personId })) return refuse('forbidden')
  return transaction(async (tx) => {
    const last = await refuseLastAdmin(tx, by, { id: personId, role: 'admin' })
    if (last && (last.refusal !== 'last-admin' || role !== 'admin')) return last
    const person = await findPersonForUpdate(tx, personId)
    if (!person) return refuse('not-found')
    const done = succeed({ id: personId, role })
    if (person.role === role) return done
    if (from !== undefined && person.role !== from) return refuse('conflict')
    await tx.user.update({ where: { id: personId }, data: { role }, select: { id: true } })
    await endSessionsOf(tx, personId, 'role-changed')
    logPerson(tx, 'person.role-changed', by.id, personId, { role, from: person.role })
    return done
  })
}

function logPerson(
  tx: Transaction,
  kind: 'person.role-changed' | 'person.renamed',
  actorId: string | null,
  subjectId: string,
  data: Record<string, string | number>,
) {
  append(tx, { kind, actorId, subjectType: 'person', subjectId, data })
}
