import 'server-only'
import type { Transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import { newRecoveryCode, recoveryCodes } from '@/lib/factor/recovery-code'
import type { LetterKind } from '@/lib/mail/account-letter'
import { isMailing } from '@/lib/mail/settings'
import { writeLetter } from '@/lib/mail/write-letter'
import { endSessionsOf } from '@/lib/session/end'
import { tokenHash } from '@/lib/session/token-hash'

export type Factor = 'app' | 'passkey'
export type Owner = { id: string; email: string }

/** Whether somebody has a second way to show who they are. Recovery codes are what is left when it is lost, not one. */
export async function hasFactor(tx: Pick<Transaction, '$queryRaw'>, userId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<[{ has: boolean }]>`
    SELECT EXISTS (SELECT 1 FROM passkey WHERE user_id = ${userId}::uuid) OR EXISTS (
      SELECT 1 FROM authenticator_app WHERE user_id = ${userId}::uuid AND confirmed_at IS NOT NULL) AS has`
  return row.has
}

/** Their row, locked: what changes about one person's factors at once is done one after the other. */
export async function lockOwner(tx: Transaction, id: string): Promise<Owner> {
  await tx.$queryRaw`SELECT 1 FROM "user" WHERE id = ${id}::uuid FOR UPDATE`
  return tx.user.findUniqueOrThrow({ where: { id }, select: { id: true, email: true } })
}

/**
 * What goes with a new factor: all other sessions end, its owner is told by mail, and who had no recovery codes gets
 * some. Gives those, which nobody can see again.
 */
export async function factorAdded(
  tx: Transaction,
  owner: Owner,
  factor: Factor,
  exceptId: string,
): Promise<string[] | null> {
  await endSessionsOf(tx, owner.id, 'factors-changed', { exceptId })
  await tell(tx, owner, owner.id, 'person.factor-added', factor)
  const known = await tx.recoveryCode.count({ where: { userId: owner.id } })
  return known > 0 ? null : makeRecoveryCodes(tx, owner.id)
}

/** What goes with one that is removed: sessions end, its owner is told, and with the last one the recovery codes go. */
export async function factorRemoved(
  tx: Transaction,
  owner: Owner,
  factor: Factor | 'all',
  by: { actorId: string | null; exceptId?: string },
): Promise<void> {
  const { actorId, ...which } = by
  await endSessionsOf(tx, owner.id, 'factors-changed', which)
  await tell(tx, owner, actorId, 'person.factor-removed', factor)
  if (!(await hasFactor(tx, owner.id))) await tx.recoveryCode.deleteMany({ where: { userId: owner.id } })
}

/** New recovery codes in the place of all that were. */
export async function makeRecoveryCodes(tx: Transaction, userId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode)
  await tx.recoveryCode.deleteMany({ where: { userId } })
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, codeHash: tokenHash(code) })) })
  return codes
}

const letters = {
  'person.factor-added': 'factor-added',
  'person.factor-removed': 'factor-removed',
  'person.recovery-code-used': 'recovery-code-used',
} as const satisfies Record<string, LetterKind>

/** Writes into the log and to its owner what happened to their factors. */
export async function tell(
  tx: Transaction,
  { id, email }: Owner,
  actorId: string | null,
  kind: keyof typeof letters,
  factor: Factor | 'all' | 'recovery-code',
): Promise<void> {
  append(tx, { kind, actorId, subjectType: 'person', subjectId: id, data: { factor } })
  if (isMailing()) await writeLetter(tx, { kind: letters[kind], userId: id, email })
}
