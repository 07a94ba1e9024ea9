import 'server-only'
import { db, type Transaction, transaction } from '@/lib/db'
import { factorAdded, factorRemoved, lockOwner } from '@/lib/factor/load'
import { refuseChange } from '@/lib/factor/may-change'
import { type Purpose, spendChallenge } from '@/lib/passkey/challenge'
import type { AddInput, Assertion } from '@/lib/passkey/input'
import { verifyAssertion, verifyAttestation } from '@/lib/passkey/verify'
import { can } from '@/lib/policy'
import { type Refused, type Result, refuse, succeed } from '@/lib/result'
import { refuseBanned } from '@/lib/sanction/banned'
import type { Session } from '@/lib/session/session'

/** How many passkeys one person may have. */
const mostPasskeys = 20

/** Whom a passkey belongs to that was used to sign in; whoever is banned is told why. */
export async function findByPasskey(answer: Assertion): Promise<Result<{ id: string }>> {
  const shown = await takePasskey(answer, 'sign-in')
  return (shown.ok && (await refuseBanned(shown.value.id))) || shown
}

/** Shows once more who is signed in, with a passkey of theirs: for ten minutes. */
export async function confirmByPasskey(
  { id, viewer }: Session,
  answer: Assertion,
): Promise<Result<{ id: string }>> {
  if (!can(viewer, 'account.change', { id: viewer.id })) return refuse('forbidden')
  return takePasskey(answer, { confirm: viewer.id }, async (tx, { userId }) => {
    if (userId !== viewer.id) return refuse('wrong-passkey')
    await tx.signInSession.updateMany({ where: { id, endedAt: null }, data: { confirmedAt: new Date() } })
    return null
  })
}

type Then = (tx: Transaction, passkey: { userId: string }) => Promise<Refused | null>

/** One use of a passkey: its challenge is used up and its count goes on, so that the same answer is taken once. */
async function takePasskey(
  answer: Assertion,
  purpose: Purpose,
  then: Then = async () => null,
): Promise<Result<{ id: string }>> {
  const known = await db().passkey.findUnique({ where: { credentialId: answer.id } })
  const { userHandle } = answer.response
  const isTheirs = !userHandle || Buffer.from(userHandle, 'base64url').toString() === known?.userId
  const used = known && isTheirs && (await verifyAssertion(answer, known, purpose))
  if (!used) return refuse('wrong-passkey')
  return transaction(async (tx) => {
    await lockOwner(tx, known.userId)
    const refused = await then(tx, known)
    if (refused) return refused
    if (!(await spendChallenge(tx, used.challenge, used.expiresAt))) return refuse('wrong-passkey')
    const { count } = await tx.passkey.updateMany({
      where: { id: known.id, counter: known.counter },
      data: { counter: used.counter, lastUsedAt: new Date() },
    })
    if (count === 0) throw new Error('A passkey changed while its owner was locked.')
    return succeed({ id: known.userId })
  })
}

/** Keeps a new passkey. Gives the recovery codes that come with somebody's first factor. Sent twice, it is kept once. */
export async function addPasskey(
  session: Session,
  { answer, name }: AddInput,
): Promise<Result<{ codes: string[] | null }>> {
  const refused = refuseChange(session)
  if (refused) return refused
  const { id: userId } = session.viewer
  const made = await verifyAttestation(answer, userId)
  if (!made) return refuse('wrong-passkey')
  return transaction(async (tx) => {
    const owner = await lockOwner(tx, userId)
    const where = { credentialId: made.passkey.credentialId }
    const known = await tx.passkey.findUnique({ where, select: { userId: true } })
    if (known) return known.userId === userId ? succeed({ codes: null }) : refuse('wrong-passkey')
    if ((await tx.passkey.count({ where: { userId } })) >= mostPasskeys) return refuse('too-many-passkeys')
    if (!(await spendChallenge(tx, made.challenge, made.expiresAt))) return refuse('wrong-passkey')
    const publicKey = Uint8Array.from(made.passkey.publicKey)
    await tx.passkey.create({ data: { ...made.passkey, publicKey, userId, name }, select: { id: true } })
    return succeed({ codes: await factorAdded(tx, owner, 'passkey', session.id) })
  })
}

/** Removes a passkey of one's own. Removed already, or somebody else's, nothing changes. */
export async function removePasskey(
  session: Session,
  { id }: { id: string },
): Promise<Result<{ id: string }>> {
  const refused = refuseChange(session)
  if (refused) return refused
  const { id: userId } = session.viewer
  return transaction(async (tx) => {
    const owner = await lockOwner(tx, userId)
    const { count } = await tx.passkey.deleteMany({ where: { id, userId } })
    if (count > 0) await factorRemoved(tx, owner, 'passkey', { actorId: userId, exceptId: session.id })
    return succeed({ id })
  })
}
