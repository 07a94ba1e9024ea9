import 'server-only'
import type { Transaction } from '@/lib/db'
import type { NewEvent } from '@/lib/event/append'
import { type Result, refuse, succeed } from '@/lib/result'
import type { Ruling } from '@/lib/review/lock-case'
import { lift } from '@/lib/sanction/lift'
import { findSanctionForUpdate } from '@/lib/sanction/load'

/**
 * Carries out what the desk has ruled on an appeal against a sanction: `lift` takes it back, `keep` lets it stand.
 * Either way the appeal is answered in words. The ruling's reason is those words; who may rule is settled before.
 */
export async function applySanctionAppeal(tx: Transaction, ruling: Ruling): Promise<Result<NewEvent>> {
  const { viewer, given, decision, reasonCode } = ruling
  const sanction = await findSanctionForUpdate(tx, given.subjectId)
  if (!sanction?.appeal || sanction.appeal.outcome !== null || sanction.liftedAt) return refuse('wrong-state')
  if (sanction.issuerId === viewer.id || sanction.userId === viewer.id) return refuse('own-work')
  const reason = ruling.reason ?? ''
  if (decision === 'lift') {
    const event = await lift(tx, { ...sanction, by: viewer, reason, caseId: given.id })
    return succeed({ ...event, data: { ...event.data, reasonCode } })
  }
  await tx.appeal.update({
    where: { id: sanction.appeal.id },
    data: { outcome: 'refused', answer: reason, answeredById: viewer.id, answeredAt: new Date() },
    select: { id: true },
  })
  return succeed({
    kind: 'person.appeal-refused',
    actorId: viewer.id,
    subjectType: 'person',
    subjectId: sanction.userId,
    data: { sanctionId: sanction.id, caseId: given.id, reasonCode, reason },
  })
}
