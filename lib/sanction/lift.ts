import 'server-only'
import type { Transaction } from '@/lib/db'
import type { NewEvent } from '@/lib/event/append'
import type { Operator, Viewer } from '@/lib/policy'
import { closeCasesOf } from '@/lib/review/cases'

type Lifting = {
  id: string
  userId: string
  issuerId: string | null
  by: Viewer | Operator
  reason: string
  /** The case that is being decided, where one is. */
  caseId?: string
}

/**
 * Takes a sanction back, whose row is locked, and gives the event that says so. An appeal that waits is answered with
 * it: granted, by whoever lifts it, or by nobody in particular when that is whom it was against.
 */
export async function lift(tx: Transaction, given: Lifting): Promise<NewEvent> {
  const { id, userId, issuerId, by, reason, caseId } = given
  const now = new Date()
  await tx.sanction.update({
    where: { id },
    data: { liftedAt: now, liftedById: by.id, liftReason: reason },
    select: { id: true },
  })
  await tx.appeal.updateMany({
    where: { sanctionId: id, outcome: null },
    data: {
      outcome: 'granted',
      answer: reason,
      answeredAt: now,
      answeredById: by.id === issuerId ? null : by.id,
    },
  })
  await closeCasesOf(tx, { sanctionId: id }, 'gone', caseId)
  return {
    kind: 'person.sanction-lifted',
    actorId: by.id,
    subjectType: 'person',
    subjectId: userId,
    data: { sanctionId: id, reason, ...(caseId ? { caseId } : {}) },
  }
}
