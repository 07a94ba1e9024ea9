import 'server-only'
import { refuseAppeal, showComment } from '@/lib/comment/judge'
import type { Transaction } from '@/lib/db'
import type { NewEvent } from '@/lib/event/append'
import { judgeCheck } from '@/lib/fact-check/judge'
import { type Result, refuse, succeed } from '@/lib/result'
import type { CaseDecision, CaseSubject } from '@/lib/review/kinds'
import type { Ruling } from '@/lib/review/lock-case'

type Effect = (tx: Transaction, ruling: Ruling) => Promise<Result<NewEvent>>

const effects: Record<Exclude<CaseSubject, 'occurrence' | 'sanction'>, Effect> = {
  'fact-check': judgeCheck,
  comment: (tx, ruling) => (ruling.decision === 'show' ? showComment : refuseAppeal)(tx, ruling),
}

/** What leaves an appeal without what it asked for; everything else grants it. */
const refusing: readonly CaseDecision[] = ['reject', 'keep']

/** Rules on an appeal for a check or a comment: what was decided is decided anew, and the appeal answered in words. */
export async function judgeAppeal(tx: Transaction, ruling: Ruling): Promise<Result<NewEvent>> {
  const { given, decision, reason, viewer, at } = ruling
  const effect = given.subject === 'fact-check' || given.subject === 'comment' ? effects[given.subject] : null
  if (!given.appealId || !effect) return refuse('wrong-state')
  if (!reason) return refuse('words-needed', { field: 'reason' })
  const done = await effect(tx, ruling)
  if (!done.ok) return done
  const outcome = refusing.includes(decision) ? 'refused' : 'granted'
  await tx.appeal.update({
    where: { id: given.appealId },
    data: { outcome, answer: reason, answeredById: viewer.id, answeredAt: at },
    select: { id: true },
  })
  const { data, ...event } = done.value
  return succeed({ ...event, data: { ...data, appealId: given.appealId, appeal: outcome } })
}
