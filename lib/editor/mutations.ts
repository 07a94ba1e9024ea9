import 'server-only'
import { type Transaction, transaction } from '@/lib/db'
import type { SavedDraft } from '@/lib/draft/shape'
import type {
  CancelScheduleInput,
  DiscardInput,
  PublishInput,
  SaveArticleInput,
  ScheduleInput,
  UnpublishInput,
} from '@/lib/editor/input'
import { type HeldArticle, holdArticle, withWords, wordsOfRevision } from '@/lib/editor/load'
import { type Published, publish, textToPublish } from '@/lib/editor/publish'
import { type ArticleWords, isSameArticle, withMarksOf } from '@/lib/editor/words'
import { append } from '@/lib/event/append'
import type { EventKind } from '@/lib/event/kinds'
import { once } from '@/lib/idempotency'
import { can, type Viewer } from '@/lib/policy'
import { type Refused, type Result, refuse, succeed } from '@/lib/result'
import type { Prisma } from '@/prisma/client/client'

type Known = { id: string; slug: string }

/**
 * Saves what is written of the next text. Of two tabs or two editors the one that has not seen the newest saving is
 * refused, so that it can show it; nothing is overwritten unasked. One form's own savings never stand in each other's
 * way, in whatever order they arrive. Nobody else sees it, so it leaves no event.
 */
export async function saveArticleDraft(viewer: Viewer, input: SaveArticleInput): Promise<Result<SavedDraft>> {
  if (!can(viewer, 'article.draft')) return refuse('not-found')
  const { id, base, savings, writer, turn } = input
  return transaction(async (tx) => {
    const article = await holdArticle(tx, id, 'writing')
    if (!article || base > article.currentRevision) return refuse('not-found')
    const { draft } = article
    const before = draft?.words ?? (await findWords(tx, id, base))
    const words = withMarksOf(input.words, before)
    const saving = { writer, turn, words, savedById: viewer.id, savedAt: new Date() }
    if (!draft) {
      if (savings > 0) return refuse('not-found')
      if (isSameArticle(words, before)) return saved(id, 0, saving.savedAt)
      await tx.articleDraft.create({ data: { articleId: id, base, ...saving }, select: { articleId: true } })
      return saved(id, 1, saving.savedAt)
    }
    const isOwn = draft.writer === writer
    if ((isOwn && draft.turn >= turn) || isSameArticle(draft.words, words))
      return saved(id, draft.savings, draft.savedAt)
    if (!isOwn && draft.savings !== savings) return refuse('conflict', { id, ...by(draft) })
    const data = { ...saving, savings: draft.savings + 1 }
    await tx.articleDraft.update({ where: { articleId: id }, data, select: { articleId: true } })
    return saved(id, data.savings, saving.savedAt)
  })
}

async function findWords(tx: Transaction, articleId: string, number: number): Promise<ArticleWords> {
  const where = { articleId_number: { articleId, number } }
  return wordsOfRevision(await tx.revision.findUniqueOrThrow({ where, include: withWords }))
}

/** Throws away what is written of the next text; the article stays as it is. */
export async function discardArticleDraft(
  viewer: Viewer,
  { id, savings }: DiscardInput,
): Promise<Result<Known>> {
  return withArticle(viewer, 'article.draft', id, 'writing', async (tx, { slug, draft }) => {
    if (draft && draft.savings !== savings) return refuse('newer-draft', by(draft))
    await tx.articleDraft.deleteMany({ where: { articleId: id } })
    return succeed({ id, slug })
  })
}

/** Makes a text public that was looked at: not another one that somebody has saved or published meanwhile. */
export async function publishArticle(viewer: Viewer, input: PublishInput): Promise<Result<Published>> {
  if (!can(viewer, 'article.publish')) return refuse('not-found')
  return transaction((tx) =>
    once(tx, viewer, input, 'article.publish', async () => {
      const article = await holdArticle(tx, input.id, 'publishing')
      if (!article) return refuse('not-found')
      return notAsLooked(article, input) ?? publish(tx, viewer, article, input)
    }),
  )
}

/** Has an article published at a time, as it then stands. Another time takes the place of the first. */
export async function scheduleArticle(
  viewer: Viewer,
  { at, ...input }: ScheduleInput,
): Promise<Result<Known & { at: string }>> {
  const { id, from, reason, note } = input
  return withArticle(viewer, 'article.schedule', id, 'writing', async (tx, article) => {
    const wrong = notAsLooked(article, input)
    if (wrong) return wrong
    const text = textToPublish(article, from)
    if (!text.ok) return text
    if (article.draft) await tx.articleDraft.update({ where: { articleId: id }, data: { base: from } })
    const wanted = { dueAt: at, reason, note: note ?? null, byId: viewer.id, failedAt: null }
    const known = await tx.articleSchedule.count({ where: { articleId: id, ...wanted } })
    if (known > 0) return succeed({ id, slug: article.slug, at: at.toISOString() })
    const wish = { ...wanted, createdAt: new Date(), problem: null }
    await tx.articleSchedule.upsert({
      where: { articleId: id },
      create: { articleId: id, ...wish },
      update: wish,
    })
    log(tx, viewer, 'article.scheduled', id, { slug: article.slug, at: at.toISOString() })
    return succeed({ id, slug: article.slug, at: at.toISOString() })
  })
}

/** Has an article not published at a time after all, or takes note that it could not be. Twice is as once. */
export async function cancelSchedule(viewer: Viewer, { id }: CancelScheduleInput): Promise<Result<Known>> {
  return withArticle(viewer, 'article.schedule', id, 'writing', async (tx, { slug }) => {
    await dropSchedule(tx, viewer, id)
    return succeed({ id, slug })
  })
}

/**
 * Takes an article out of the public, with a reason that stands in the record. What is written on it stays, and comes
 * back with it. Twice is as once.
 */
export async function unpublishArticle(
  viewer: Viewer,
  { id, reason }: UnpublishInput,
): Promise<Result<Known>> {
  return withArticle(viewer, 'article.unpublish', id, 'publishing', async (tx, article) => {
    const { slug, publishedAt, currentRevision } = article
    if (publishedAt) {
      await tx.article.update({ where: { id }, data: { publishedAt: null }, select: { id: true } })
      await dropSchedule(tx, viewer, id)
      log(tx, viewer, 'article.unpublished', id, { slug, revision: currentRevision, reason })
    }
    return succeed({ id, slug })
  })
}

type Work<Value> = (tx: Transaction, article: HeldArticle) => Promise<Result<Value>>

function withArticle<Value>(
  viewer: Viewer,
  permission: 'article.draft' | 'article.schedule' | 'article.unpublish',
  id: string,
  what: 'writing' | 'publishing',
  work: Work<Value>,
): Promise<Result<Value>> {
  return transaction(async (tx) => {
    if (!can(viewer, permission)) return refuse('not-found')
    const article = await holdArticle(tx, id, what)
    return article ? work(tx, article) : refuse('not-found')
  })
}

const by = (draft: HeldArticle['draft']) => (draft?.savedBy ? { who: draft.savedBy.name } : {})

/** Null where an article and its draft are still what somebody has looked at. */
function notAsLooked(
  { draft, currentRevision }: HeldArticle,
  { from, savings }: { from: number; savings: number },
): Refused | null {
  if (currentRevision !== from) return refuse('conflict', { version: currentRevision })
  return (draft?.savings ?? 0) === savings ? null : refuse('newer-draft', by(draft))
}

async function dropSchedule(tx: Transaction, viewer: Viewer, id: string) {
  const { count } = await tx.articleSchedule.deleteMany({ where: { articleId: id } })
  if (count > 0) log(tx, viewer, 'article.schedule-cancelled', id, {})
}

function log(tx: Transaction, viewer: Viewer, kind: EventKind, id: string, data: Prisma.InputJsonObject) {
  append(tx, { kind, actorId: viewer.id, subjectType: 'article', subjectId: id, articleId: id, data })
}

function saved(id: string, revision: number, at: Date): Result<SavedDraft> {
  return succeed({ id, revision, at: at.toISOString() })
}
