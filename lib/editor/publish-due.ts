import 'server-only'
import { isUnreachable } from '@/lib/database-errors'
import { db, type Transaction, transaction } from '@/lib/db'
import { findActor, type HeldArticle, holdArticle } from '@/lib/editor/load'
import { publish } from '@/lib/editor/publish'
import { append } from '@/lib/event/append'
import { type Refusal, refuse } from '@/lib/result'
import { revisionReasons } from '@/lib/revision/reasons'

/** Whatever more is due comes at the next turn. */
const atOnce = 20

/**
 * Publishes what is due, each article in a transaction of its own: whichever process comes first does it, and one that
 * dies in the middle has done nothing. What cannot be published is left as it is, and its editors are told.
 */
export async function publishDueArticles(now: Date): Promise<{ published: number; failed: number }> {
  const due = await db().articleSchedule.findMany({
    where: { failedAt: null, dueAt: { lte: now } },
    orderBy: { dueAt: 'asc' },
    take: atOnce,
    select: { articleId: true },
  })
  const done = { published: 0, failed: 0 }
  for (const { articleId } of due) {
    const outcome = await publishDue(articleId, now).catch((error) => giveUp(articleId, now, error))
    if (outcome !== 'nothing') done[outcome] += 1
  }
  return done
}

type Outcome = 'published' | 'failed' | 'nothing'

function publishDue(id: string, now: Date): Promise<Outcome> {
  return transaction(async (tx) => {
    const article = await holdArticle(tx, id, 'publishing')
    const schedule = article && (await findDue(tx, id, now))
    if (!schedule) return 'nothing'
    const result = await publishFor(tx, article, schedule, now)
    if (result.ok) return 'published'
    await fail(tx, id, now, result.refusal)
    return 'failed'
  })
}

type Due = { byId: string | null; reason: string; note: string | null }

/** Somebody may have come first, or have changed their mind. */
function findDue(tx: Transaction, articleId: string, now: Date): Promise<Due | null> {
  return tx.articleSchedule.findFirst({
    where: { articleId, failedAt: null, dueAt: { lte: now } },
    select: { byId: true, reason: true, note: true },
  })
}

async function publishFor(tx: Transaction, article: HeldArticle, { byId, reason, note }: Due, now: Date) {
  const by = byId && (await findActor(tx, byId, now))
  if (!by) return refuse('forbidden')
  return publish(tx, by, article, {
    id: article.id,
    from: article.draft?.base ?? article.currentRevision,
    reason: revisionReasons.find((known) => known === reason) ?? 'update',
    ...(note ? { note } : {}),
  })
}

/** What nobody foresaw is not tried for ever; a database that is away is no reason to give up. */
async function giveUp(id: string, now: Date, error: unknown): Promise<Outcome> {
  if (isUnreachable(error)) throw error
  console.error('A scheduled article could not be published', error)
  return transaction(async (tx) => {
    await holdArticle(tx, id, 'writing')
    if (!(await findDue(tx, id, now))) return 'nothing'
    await fail(tx, id, now, 'unavailable')
    return 'failed'
  })
}

async function fail(tx: Transaction, articleId: string, now: Date, problem: Refusal) {
  await tx.articleSchedule.update({
    where: { articleId },
    data: { failedAt: now, problem },
    select: { articleId: true },
  })
  append(tx, {
    kind: 'article.schedule-failed',
    actorId: null,
    subjectType: 'article',
    subjectId: articleId,
    articleId,
    data: { problem },
  })
}
