import 'server-only'
import { hideComment } from '@/lib/comment/judge'
import type { Transaction } from '@/lib/db'
import type { NewEvent } from '@/lib/event/append'
import { retractCheck } from '@/lib/fact-check/judge'
import { type Result, refuse, succeed } from '@/lib/result'
import type { Ruling } from '@/lib/review/lock-case'

/** Rules on all open reports of a thing at once: what they asked for happens, or they are dismissed. */
export async function judgeFlags(tx: Transaction, ruling: Ruling): Promise<Result<NewEvent>> {
  const { given, decision } = ruling
  const effect =
    decision === 'hide'
      ? await hideComment(tx, ruling)
      : decision === 'retract'
        ? await retractCheck(tx, ruling)
        : await dismiss(tx, ruling)
  if (!effect.ok) return effect
  const place =
    given.subject === 'comment' ? { commentId: given.subjectId } : { factCheckId: given.subjectId }
  const { count } = await tx.flag.updateMany({
    where: { ...place, state: 'open' },
    data: { state: decision === 'dismiss' ? 'dismissed' : 'upheld' },
  })
  return succeed({ ...effect.value, data: { ...effect.value.data, reports: count } })
}

async function dismiss(
  tx: Transaction,
  { given, viewer, reasonCode, reason }: Ruling,
): Promise<Result<NewEvent>> {
  if (given.subject !== 'comment' && given.subject !== 'fact-check') return refuse('wrong-state')
  const comment =
    given.subject === 'comment'
      ? await tx.comment.findUnique({
          where: { id: given.subjectId },
          select: { paragraphId: true, rootId: true },
        })
      : null
  return succeed({
    kind: given.subject === 'comment' ? 'comment.flags-dismissed' : 'fact-check.flags-dismissed',
    actorId: viewer.id,
    subjectType: given.subject,
    subjectId: given.subjectId,
    articleId: given.articleId,
    data: { ...comment, caseId: given.id, reasonCode, ...(reason ? { reason } : {}) },
  })
}
