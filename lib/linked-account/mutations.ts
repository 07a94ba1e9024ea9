import 'server-only'
import { insertPerson } from '@/lib/account/new-person'
import { isTaken } from '@/lib/database-errors'
import { db, type Transaction, transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import type { EventKind } from '@/lib/event/kinds'
import type { Identity } from '@/lib/linked-account/identity'
import type { JoinInput, UnlinkInput } from '@/lib/linked-account/input'
import { issuersInUse } from '@/lib/linked-account/providers'
import { findOwner } from '@/lib/linked-account/queries'
import { isMailing } from '@/lib/mail/settings'
import { writeLetter } from '@/lib/mail/write-letter'
import { can } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { refuseBanned } from '@/lib/sanction/banned'
import { findPersonForUpdate } from '@/lib/sanction/load'
import type { Session } from '@/lib/session/session'

/**
 * Makes an account for somebody who has shown at another site who they are, under the handle, name and address that they
 * choose here. The provider vouches for the address that it gave, if it has verified it; any other is mailed a link. Sent
 * twice, the second finds the account of the first. An address that has an account is refused, whoever they are there.
 */
export async function joinByIdentity(identity: Identity, person: JoinInput): Promise<Result<{ id: string }>> {
  const known = await findOwner(identity)
  if (known) return (await refuseBanned(known.id)) ?? succeed(known)
  const isVouchedFor = identity.isVerified && identity.email === person.email
  try {
    return await transaction(async (tx) => {
      const made = await insertPerson(tx, { ...person, passwordHash: null, isVouchedFor })
      await insertLink(tx, made.id, identity)
      if (!isVouchedFor && isMailing())
        await writeLetter(tx, { kind: 'verify', userId: made.id, email: person.email })
      return succeed(made)
    })
  } catch (error) {
    if (!isTaken(error)) throw error
    const first = await findOwner(identity)
    if (first) return succeed(first)
    const isEmail = (await db().user.count({ where: { email: person.email } })) > 0
    return refuse('taken', { field: isEmail ? 'email' : 'handle' })
  }
}

/**
 * Links an account at another site, which somebody has just shown to be theirs, to the one they are signed in to. They
 * must have shown again that this one is theirs, too. Linked already, nothing changes; that of somebody else stays theirs.
 */
export async function linkIdentity(
  session: Session,
  identity: Identity,
): Promise<Result<{ issuer: string }>> {
  const { id } = session.viewer
  if (!can(session.viewer, 'account.change', { id })) return refuse('forbidden')
  if (!session.isConfirmed) return refuse('confirm-first')
  const { issuer } = identity
  try {
    return await transaction(async (tx) => {
      await findPersonForUpdate(tx, id)
      const owner = await findOwner(identity, tx)
      if (owner) return owner.id === id ? succeed({ issuer }) : refuse('linked-elsewhere')
      if ((await tx.linkedAccount.count({ where: { userId: id, issuer } })) > 0)
        return refuse('linked-before')
      await insertLink(tx, id, identity)
      log(tx, 'person.account-linked', id, issuer)
      return succeed({ issuer })
    })
  } catch (error) {
    if (isTaken(error)) return refuse('linked-elsewhere')
    throw error
  }
}

/**
 * Unlinks one of one's own accounts at other sites, after one has shown again who one is; never the last way in. What is
 * unlinked already, or not one's own, changes nothing.
 */
export async function unlinkAccount(session: Session, { id }: UnlinkInput): Promise<Result<{ id: string }>> {
  const { viewer, isConfirmed } = session
  if (!can(viewer, 'account.change', { id: viewer.id })) return refuse('forbidden')
  if (!isConfirmed) return refuse('confirm-first')
  return transaction(async (tx) => {
    await findPersonForUpdate(tx, viewer.id)
    const link = await tx.linkedAccount.findFirst({ where: { id, userId: viewer.id } })
    if (!link) return succeed({ id })
    if (!(await hasAnotherWayIn(tx, viewer.id, id))) return refuse('last-way-in')
    await tx.linkedAccount.delete({ where: { id }, select: { id: true } })
    log(tx, 'person.account-unlinked', viewer.id, link.issuer)
    return succeed({ id })
  })
}

/** Whether somebody can still sign in without one of their linked accounts: by a password, or by another that is in use. */
async function hasAnotherWayIn(tx: Transaction, userId: string, withoutId: string): Promise<boolean> {
  const another = { userId, id: { not: withoutId }, issuer: { in: issuersInUse() } }
  const passwords = await tx.user.count({ where: { id: userId, passwordHash: { not: null } } })
  return passwords > 0 || (await tx.linkedAccount.count({ where: another })) > 0
}

async function insertLink(
  tx: Transaction,
  userId: string,
  { issuer, subject, label }: Identity,
): Promise<void> {
  await tx.linkedAccount.create({ data: { userId, issuer, subject, label }, select: { id: true } })
}

function log(tx: Transaction, kind: EventKind, id: string, issuer: string): void {
  append(tx, { kind, actorId: id, subjectType: 'person', subjectId: id, data: { issuer } })
}
