import 'server-only'
import { findReuseForUpdate } from '@/lib/claim/load'
import type { Transaction } from '@/lib/db'
import type { NewEvent } from '@/lib/event/append'
import { type Result, refuse, succeed } from '@/lib/result'
import type { Ruling } from '@/lib/review/lock-case'

const effects = {
  accept: { state: 'accepted', kind: 'occurrence.accepted' },
  decline: { state: 'declined', kind: 'occurrence.declined' },
} as const

/** Lets a published check stand at another place, or not. */
export async function judgeReuse(tx: Transaction, ruling: Ruling): Promise<Result<NewEvent>> {
  const { given, decision, reasonCode, reason, viewer } = ruling
  const reuse = await findReuseForUpdate(tx, given.subjectId)
  if (reuse?.state !== 'proposed' || (decision !== 'accept' && decision !== 'decline'))
    return refuse('wrong-state')
  if (decision === 'accept' && !reuse.isCheckPublic) return refuse('wrong-state')
  const { state, kind } = effects[decision]
  await tx.occurrence.update({
    where: { id: reuse.id },
    data: { state, reasonCode, reason, judgeId: viewer.id, judgedAt: ruling.at },
    select: { id: true },
  })
  return succeed({
    kind,
    actorId: viewer.id,
    subjectType: 'occurrence',
    subjectId: reuse.id,
    articleId: reuse.articleId,
    data: {
      paragraphId: reuse.paragraphId,
      factCheckId: reuse.factCheckId,
      caseId: given.id,
      reasonCode,
      ...(reason ? { reason } : {}),
    },
  })
}
