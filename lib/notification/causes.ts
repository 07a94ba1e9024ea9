import 'server-only'
import type { Transaction } from '@/lib/db'
import type { EventKind } from '@/lib/event/kinds'
import { type ArticleMode, can } from '@/lib/policy'
import { undoableEvents } from '@/lib/review/undo-rules'
import { Prisma } from '@/prisma/client/client'

/** An entry of the log, as far as telling people of it needs it. */
export type LogEntry = { id: bigint; kind: string; at: Date; actorId: string | null; subjectId: string }

/**
 * Who has a reason to be told (SQL that gives `user_id` and `kind`, a row for each reason), and whose deed it is; null for
 * the installation's own.
 */
export type Cause = { fromId: string | null; reasons: Prisma.Sql }

type Causes = (tx: Transaction, event: LogEntry) => Promise<Cause | null>

/** What tells anybody anything. Whatever is not here, held and deleted comments among it, tells nobody. */
const causes: Partial<Record<EventKind, Causes>> = {
  'comment.created': (tx, event) => commentCause(tx, event, true),
  'comment.edited': (tx, event) => commentCause(tx, event, false),
  'comment.released': releasedCause,
  'comment.hidden': ownCommentCause,
  'comment.restored': ownCommentCause,
  'comment.appeal-refused': ownCommentCause,
  'fact-check.published': publishedCause,
  'fact-check.rejected': (tx, event) => decisionCause(tx, event, 'decision'),
  'fact-check.retracted': retractedCause,
  'fact-check.changes-requested': (tx, event) => decisionCause(tx, event, 'changes'),
  'occurrence.accepted': reuseCause,
  'occurrence.declined': reuseCause,
  'article.revised': revisedCause,
  'article.schedule-failed': scheduleCause,
  'fact-check.drifted': driftCause,
  'fact-check.confirmed': driftCause,
  'fact-check.reattached': driftCause,
  'occurrence.drifted': driftCause,
  'occurrence.confirmed': driftCause,
  'person.warned': standingCause,
  'person.pre-moderated': standingCause,
  'person.suspended': standingCause,
  'person.banned': standingCause,
  'person.sanction-lifted': standingCause,
  'person.appeal-refused': standingCause,
}

/** Why an entry of the log is anybody's business; null when it is nobody's. */
export async function findCause(tx: Transaction, event: LogEntry): Promise<Cause | null> {
  if (await isUndone(tx, event)) return null
  return (await causes[event.kind as EventKind]?.(tx, event)) ?? null
}

/** Whether it tells of a decision that was taken back before anybody was told. */
async function isUndone(tx: Transaction, event: LogEntry): Promise<boolean> {
  if (!(undoableEvents as string[]).includes(event.kind)) return false
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM event e JOIN review_case c ON c.id = (e.data->>'caseId')::uuid
    WHERE e.id = ${event.id} AND c.undone_at IS NOT NULL`
  return rows.length > 0
}

async function commentCause(tx: Transaction, event: LogEntry, isNew: boolean): Promise<Cause | null> {
  const comment = await tx.comment.findUnique({
    where: { id: event.subjectId },
    include: { article: articleState, parent: { select: { authorId: true, state: true } } },
  })
  if (comment?.state !== 'visible' || !isPublic(comment.article)) return null
  // Whoever has been told of a comment hears no more of it, however often it names them.
  const mentioned = Prisma.sql`
    SELECT m.user_id, 'mention' AS kind FROM mention m WHERE m.comment_id = ${comment.id}::uuid AND NOT EXISTS (
      SELECT 1 FROM notification n JOIN event e ON e.id = n.event_id
      WHERE n.user_id = m.user_id AND e.id < ${event.id} AND e.subject_type = 'comment' AND e.subject_id = m.comment_id)`
  if (!isNew) return { fromId: comment.authorId, reasons: mentioned }
  const answered = comment.parent && comment.parent.state !== 'deleted' ? comment.parent.authorId : null
  const places = Prisma.sql`('thread', ${comment.rootId}::uuid, 0, true),
    ('paragraph', ${comment.paragraphId}::uuid, 1, true), ('article', ${comment.articleId}::uuid, 2, false)`
  return {
    fromId: comment.authorId,
    reasons: Prisma.sql`${mentioned}
      UNION ALL SELECT a.user_id, 'reply' FROM (SELECT ${answered}::uuid AS user_id) a
        WHERE a.user_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM follow f WHERE f.user_id = a.user_id
          AND f.subject_type = 'thread' AND f.subject_id = ${comment.rootId}::uuid AND NOT f.is_on AND NOT f.is_automatic)
      UNION ALL ${followersOf(places, 'comment', event)}`,
  }
}

/** Its author hears that it appears, everybody else as of a new comment: it was none to them until now. */
async function releasedCause(tx: Transaction, event: LogEntry): Promise<Cause | null> {
  const [own, news] = [await ownCommentCause(tx, event), await commentCause(tx, event, true)]
  if (!own || !news) return own
  return { fromId: news.fromId, reasons: Prisma.sql`${own.reasons} UNION ALL ${news.reasons}` }
}

/** What a moderator did with a comment is told to its author. */
async function ownCommentCause(tx: Transaction, event: LogEntry): Promise<Cause | null> {
  const comment = await tx.comment.findUnique({
    where: { id: event.subjectId },
    select: { authorId: true, state: true },
  })
  if (!comment || comment.state === 'deleted') return null
  return { fromId: event.actorId ?? comment.authorId, reasons: ownWork(comment.authorId, 'standing') }
}

/** A check that was taken back: its author is told, and whoever follows its claim. */
async function retractedCause(tx: Transaction, event: LogEntry): Promise<Cause | null> {
  const check = await findCheck(tx, event.subjectId)
  if (!check) return null
  const own = ownWork(check.authorId, 'decision')
  const fromId = event.actorId ?? check.authorId
  if (!isPublic(check.article)) return { fromId, reasons: own }
  const places = Prisma.sql`('claim', ${check.claimId}::uuid, 0, true)`
  return { fromId, reasons: Prisma.sql`${own} UNION ALL ${followersOf(places, 'check', event)}` }
}

/** Whoever wanted an article published at a time, and whoever wrote its text last. */
async function scheduleCause(_tx: Transaction, event: LogEntry): Promise<Cause> {
  const reasons = Prisma.sql`
    SELECT by_id AS user_id, 'schedule' AS kind FROM article_schedule
    WHERE article_id = ${event.subjectId}::uuid AND failed_at IS NOT NULL AND by_id IS NOT NULL
    UNION SELECT saved_by_id, 'schedule' FROM article_draft
    WHERE article_id = ${event.subjectId}::uuid AND saved_by_id IS NOT NULL`
  return { fromId: null, reasons }
}

/** Whoever follows an article, or a paragraph of which the text is another than before. */
async function revisedCause(tx: Transaction, event: LogEntry): Promise<Cause | null> {
  const article = await tx.article.findUnique({ where: { id: event.subjectId }, ...articleState })
  if (!article || !isPublic(article)) return null
  const changed = await tx.$queryRaw<{ id: string }[]>`
    WITH now AS (
      SELECT r.id, r.number FROM event e JOIN revision r ON r.article_id = e.subject_id AND r.number = (e.data->>'revision')::int
      WHERE e.id = ${event.id}
    ), was AS (
      SELECT r.id FROM revision r JOIN now ON r.number = now.number - 1 WHERE r.article_id = ${event.subjectId}::uuid
    )
    SELECT o.paragraph_id AS id FROM paragraph_text o JOIN was ON was.id = o.revision_id
    LEFT JOIN (paragraph_text t JOIN now ON now.id = t.revision_id) ON t.paragraph_id = o.paragraph_id
    WHERE t.text IS DISTINCT FROM o.text`
  const paragraphs = changed.map(({ id }) => Prisma.sql`('paragraph', ${id}::uuid, 0, true)`)
  const places = Prisma.join([...paragraphs, Prisma.sql`('article', ${event.subjectId}::uuid, 1, true)`])
  return { fromId: event.actorId, reasons: followersOf(places, 'revision', event) }
}

/** The words changed that a published check judges, or it was said what that means: its author and who follows its claim. */
async function driftCause(tx: Transaction, event: LogEntry): Promise<Cause | null> {
  const reuse = await tx.occurrence.findUnique({ where: { id: event.subjectId }, select: { reusedId: true } })
  const check = await findCheck(tx, reuse?.reusedId ?? event.subjectId)
  if (!check || !isPublic(check.article)) return null
  const places = Prisma.sql`('claim', ${check.claimId}::uuid, 0, true)`
  return {
    fromId: event.actorId,
    reasons: Prisma.sql`${ownWork(check.authorId, 'drift')} UNION ALL ${followersOf(places, 'drift', event)}`,
  }
}

async function publishedCause(tx: Transaction, event: LogEntry): Promise<Cause | null> {
  const check = await findCheck(tx, event.subjectId)
  if (!check) return null
  const own = ownWork(check.authorId, 'decision')
  const before = { kind: 'fact-check.published', subjectType: 'fact-check', subjectId: check.id }
  const isFirst = (await tx.event.count({ where: { ...before, id: { lt: event.id } } })) === 0
  if (!isFirst || !isPublic(check.article)) return { fromId: check.authorId, reasons: own }
  const { anchor } = check.occurrence
  const places = Prisma.sql`('claim', ${check.claimId}::uuid, 0, true),
    ('paragraph', ${anchor.paragraphId}::uuid, 1, true), ('article', ${check.articleId}::uuid, 2, true)`
  return {
    fromId: check.authorId,
    reasons: Prisma.sql`${own} UNION ALL ${followersOf(places, 'check', event)}`,
  }
}

async function decisionCause(
  tx: Transaction,
  event: LogEntry,
  kind: 'decision' | 'changes',
): Promise<Cause | null> {
  const check = await findCheck(tx, event.subjectId)
  return check && { fromId: event.actorId ?? check.authorId, reasons: ownWork(check.authorId, kind) }
}

/** A published check that was proposed for another place: its proposer is told, and who follows that place. */
async function reuseCause(tx: Transaction, event: LogEntry): Promise<Cause | null> {
  const reuse = await tx.occurrence.findUnique({
    where: { id: event.subjectId },
    include: { anchor: { include: { article: articleState } } },
  })
  if (!reuse?.proposerId) return null
  const { proposerId, anchor } = reuse
  const own = ownWork(proposerId, 'decision')
  if (event.kind !== 'occurrence.accepted' || reuse.state !== 'accepted' || !isPublic(anchor.article))
    return { fromId: proposerId, reasons: own }
  const places = Prisma.sql`('claim', ${reuse.claimId}::uuid, 0, true),
    ('paragraph', ${anchor.paragraphId}::uuid, 1, true), ('article', ${anchor.articleId}::uuid, 2, true)`
  return { fromId: proposerId, reasons: Prisma.sql`${own} UNION ALL ${followersOf(places, 'check', event)}` }
}

/** What was decided about a person is told to them. */
async function standingCause(_tx: Transaction, { subjectId, actorId }: LogEntry): Promise<Cause> {
  const reasons = Prisma.sql`SELECT ${subjectId}::uuid AS user_id, 'standing' AS kind`
  return { fromId: actorId ?? subjectId, reasons }
}

function findCheck(tx: Transaction, id: string) {
  return tx.factCheck.findUnique({
    where: { id },
    include: {
      article: articleState,
      occurrence: { select: { anchor: { select: { paragraphId: true } } } },
    },
  })
}

const articleState = { select: { mode: true, publishedAt: true } } as const

function isPublic({ mode, publishedAt }: { mode: string; publishedAt: Date | null }): boolean {
  return can(null, 'article.read', { mode: mode as ArticleMode, isPublished: publishedAt !== null })
}

function ownWork(authorId: string, kind: 'decision' | 'changes' | 'standing' | 'drift'): Prisma.Sql {
  return Prisma.sql`SELECT ${authorId}::uuid AS user_id, ${kind} AS kind`
}

/**
 * Those who follow one of the places: type, id, how narrow it is, and whether following it tells of this. Of what
 * somebody has said themselves the narrowest place counts, so an explicit no wins over any automatic yes. Who began to
 * follow after it happened is not told, however late the log is read.
 */
function followersOf(
  places: Prisma.Sql,
  kind: 'comment' | 'check' | 'revision' | 'drift',
  { at }: LogEntry,
): Prisma.Sql {
  return Prisma.sql`SELECT w.user_id, ${kind} AS kind FROM (
    SELECT f.user_id, bool_or(f.is_on AND p.tells) AS follows,
      (array_agg(f.is_on ORDER BY p.rank) FILTER (WHERE NOT f.is_automatic AND (p.tells OR NOT f.is_on)))[1] AS said
    FROM follow f JOIN (VALUES ${places}) AS p (type, id, rank, tells) ON p.type = f.subject_type AND p.id = f.subject_id
    WHERE NOT f.is_on OR f.changed_at <= ${at}
    GROUP BY f.user_id) w WHERE coalesce(w.said, w.follows)`
}
