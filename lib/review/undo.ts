import 'server-only'
import { v7 as newId } from 'uuid'
import type { Transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import { advance } from '@/lib/fact-check/life'
import type { Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import type { CaseDecision } from '@/lib/review/kinds'
import type { LockedCase } from '@/lib/review/lock-case'
import { isUndoable, undoableEvents, undoSeconds } from '@/lib/review/undo-rules'

export type Undone = { id: string }

/**
 * Takes a decision back as if it had not been made, for whoever made it and while nobody has been told: the subject is
 * what it was, and a new case stands where the old one stood. Asked twice, it gives the same new case.
 */
export async function takeBack(tx: Transaction, viewer: Viewer, given: LockedCase): Promise<Result<Undone>> {
  const row = await tx.reviewCase.findUniqueOrThrow({ where: { id: given.id } })
  const waiting = await findWaiting(tx, given)
  if (row.undoneAt) return waiting ? succeed({ id: waiting }) : refuse('wrong-state')
  if (waiting || !isUndoable(given.kind, row.outcome as CaseDecision, row.opinionsNeeded))
    return refuse('wrong-state')
  const decided = await findDecision(tx, viewer, given, row.authorId)
  if (!decided?.isFresh || !(await untell(tx, decided.id))) return refuse('too-late')
  if (!(await restore(tx, given, row.outcome as CaseDecision))) return refuse('wrong-state')
  await tx.reviewCase.update({
    where: { id: given.id },
    data: { undoneAt: new Date() },
    select: { id: true },
  })
  const id = await standAgain(tx, given.id)
  logUndone(tx, viewer, given, { id, undone: decided.id })
  return succeed({ id })
}

async function findWaiting(tx: Transaction, { kind, subjectId }: LockedCase): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM review_case WHERE state = 'open' AND kind = ${kind}
      AND coalesce(fact_check_id, occurrence_id, comment_id, sanction_id) = ${subjectId}::uuid`
  return row?.id ?? null
}

/** The entry of the log that says what was decided, and whether it is young enough. */
async function findDecision(tx: Transaction, viewer: Viewer, given: LockedCase, authorId: string | null) {
  const [row] = await tx.$queryRaw<{ id: bigint; isFresh: boolean }[]>`
    SELECT id, at > clock_timestamp() - make_interval(secs => ${undoSeconds}) AS "isFresh" FROM event
    WHERE subject_type IN ('fact-check', 'occurrence', 'comment', 'person')
      AND subject_id = ANY (ARRAY[${given.subjectId}::uuid, ${authorId}::uuid])
      AND kind = ANY (${undoableEvents}) AND actor_id = ${viewer.id}::uuid AND data->>'caseId' = ${given.id}
    ORDER BY id DESC LIMIT 1`
  return row
}

/**
 * Withdraws what people were told of an entry; false when somebody has read it or mail has gone out. The reader of the
 * log is held up meanwhile, so that it neither tells now nor, since the case is marked, later.
 */
async function untell(tx: Transaction, eventId: bigint): Promise<boolean> {
  await tx.$queryRaw`SELECT 1 FROM log_reader WHERE name = 'notifications' FOR UPDATE`
  const told = await tx.notification.findMany({ where: { eventId } })
  if (told.some((one) => one.readAt ?? one.mailedAt ?? one.mailClaimedAt ?? one.mailFailedAt)) return false
  await tx.notification.deleteMany({ where: { eventId } })
  return true
}

/** Puts what was judged back to where it stood; false when it has gone on since. */
async function restore(tx: Transaction, given: LockedCase, decision: CaseDecision): Promise<boolean> {
  const { kind, subject, subjectId, version, appealId } = given
  if (kind === 'fact-check') {
    const state = decision === 'reject' ? 'rejected' : 'changes-requested'
    const { count } = await tx.factCheck.updateMany({
      where: { id: subjectId, state, version },
      data: { state: advance(state, 'undo') },
    })
    return count === 1
  }
  if (kind === 'occurrence') {
    const nothing = { reasonCode: null, reason: null, judgeId: null, judgedAt: null }
    const { count } = await tx.occurrence.updateMany({
      where: { id: subjectId, state: 'declined' },
      data: { state: 'proposed', ...nothing },
    })
    return count === 1
  }
  if (kind === 'flag') return reopenFlags(tx, given)
  if (!appealId || subject === 'fact-check') return false
  const nothing = { outcome: null, answer: null, answeredAt: null, answeredById: null }
  return (
    (await tx.appeal.updateMany({ where: { id: appealId, outcome: 'refused' }, data: nothing })).count === 1
  )
}

/** The reports that the case was about are those made since the one before it was decided. */
async function reopenFlags(tx: Transaction, { id, subject, subjectId }: LockedCase): Promise<boolean> {
  const isComment = subject === 'comment'
  const count = await tx.$executeRaw`
    UPDATE flag SET state = 'open'
    WHERE state = 'dismissed' AND CASE WHEN ${isComment} THEN comment_id ELSE fact_check_id END = ${subjectId}::uuid
      AND created_at > coalesce((SELECT max(c.closed_at) FROM review_case c
        WHERE c.kind = 'flag' AND c.state = 'closed' AND c.undone_at IS NULL AND c.id <> ${id}::uuid
          AND coalesce(c.fact_check_id, c.comment_id) = ${subjectId}::uuid), '-infinity')`
  return count > 0
}

/** A new case like the one that was decided, in the same place of the queue and free. */
async function standAgain(tx: Transaction, id: string): Promise<string> {
  const fresh = newId()
  await tx.$executeRaw`
    INSERT INTO review_case (id, kind, fact_check_id, occurrence_id, comment_id, sanction_id, appeal_id, version, article_id,
      author_id, verdict, language, author_standing, is_high_harm, reports, reach, held_for, opened_at, ranked_at, opinions_needed)
    SELECT ${fresh}::uuid, kind, fact_check_id, occurrence_id, comment_id, sanction_id, appeal_id, version, article_id,
      author_id, verdict, language, author_standing, is_high_harm, reports, reach, held_for, opened_at, ranked_at, opinions_needed
    FROM review_case WHERE id = ${id}::uuid`
  return fresh
}

function logUndone(
  tx: Transaction,
  viewer: Viewer,
  given: LockedCase,
  { id, undone }: { id: string; undone: bigint },
) {
  const { subject, subjectId, version, articleId } = given
  const about = { caseId: given.id, newCaseId: id, undoneEvent: String(undone), version }
  const shared = { actorId: viewer.id, articleId }
  if (subject === 'fact-check' && given.kind === 'fact-check')
    append(tx, {
      kind: 'fact-check.decision-undone',
      subjectType: 'fact-check',
      subjectId,
      data: about,
      ...shared,
    })
  else
    append(tx, {
      kind: 'case.reopened',
      subjectType: 'case',
      subjectId: id,
      data: { ...about, about: subject, aboutId: subjectId },
      ...shared,
    })
}
