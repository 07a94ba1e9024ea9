import 'server-only'
import { randomBytes } from 'node:crypto'
import type { Transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import { stepFor } from '@/lib/fact-check/life'
import { findCheckForUpdate } from '@/lib/fact-check/load'
import { formerHandle, formerName } from '@/lib/person/handle'
import { closeCasesOf } from '@/lib/review/cases'
import { endSessionsOf } from '@/lib/session/end'

/**
 * Takes a person out of an account. What was theirs alone is deleted; what waits for a moderator is taken back; what
 * others have read and answered, and what was decided in public, stays and is signed “Former member”.
 */
export async function forget(tx: Transaction, id: string): Promise<void> {
  await endSessionsOf(tx, id, 'leaving')
  await withdrawWaiting(tx, id)
  const theirs = { where: { userId: id } }
  await tx.checkDraft.deleteMany({ where: { authorId: id } })
  await tx.notification.deleteMany(theirs)
  await tx.notificationChoice.deleteMany(theirs)
  await tx.follow.deleteMany(theirs)
  await tx.helpfulMark.deleteMany(theirs)
  await tx.savedFilter.deleteMany(theirs)
  await tx.idempotencyKey.deleteMany(theirs)
  await tx.block.deleteMany({ where: { OR: [{ blockerId: id }, { blockedId: id }] } })
  const { email } = await tx.user.findUniqueOrThrow({ where: { id }, select: { email: true } })
  await tx.accountLetter.deleteMany({ where: { OR: [{ userId: id }, { email }] } })
  await tx.signInSession.deleteMany(theirs)
  await tx.passkey.deleteMany(theirs)
  await tx.authenticatorApp.deleteMany(theirs)
  await tx.recoveryCode.deleteMany(theirs)
  await tx.linkedAccount.deleteMany(theirs)
  await tx.user.update({
    where: { id },
    data: {
      email: `${id}@left.invalid`,
      handle: formerHandle(randomBytes(6).toString('hex')),
      name: formerName,
      role: 'member',
      passwordHash: null,
      emailVerifiedAt: null,
      leavesAt: null,
      leftAt: new Date(),
    },
    select: { id: true },
  })
}

/** Checks that wait for a moderator, as their author would take them back; a published version stays public. */
async function withdrawWaiting(tx: Transaction, authorId: string): Promise<void> {
  const waiting = await tx.factCheck.findMany({
    where: { authorId, state: 'submitted' },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  for (const { id } of waiting) {
    const check = await findCheckForUpdate(tx, id)
    const step = check && stepFor(check, 'withdraw', 'author')
    if (!step) continue
    await tx.factCheck.update({ where: { id }, data: { state: step.to }, select: { id: true } })
    await closeCasesOf(tx, { factCheckId: id }, 'withdrawn')
    append(tx, {
      kind: 'fact-check.withdrawn',
      actorId: authorId,
      subjectType: 'fact-check',
      subjectId: id,
      articleId: check.articleId,
      data: { version: check.version },
    })
  }
}
