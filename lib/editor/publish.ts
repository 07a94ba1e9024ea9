import 'server-only'
import type { PlainArticle } from '@/lib/article/plain-text'
import { logPublished, makePublic, rewriteFirst } from '@/lib/article/store-article'
import type { Transaction } from '@/lib/db'
import type { HeldArticle } from '@/lib/editor/load'
import { finished } from '@/lib/editor/words'
import { can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { tellDrift } from '@/lib/revision/drift'
import type { RevisionReason } from '@/lib/revision/reasons'
import { revise } from '@/lib/revision/revise'

export type Publishing = {
  id: string
  from: number
  reason: RevisionReason
  note?: string | undefined
}
export type Published = { slug: string; revision: number; isFirst: boolean }

/**
 * The text that would be published: that of the draft, null where there is none and the newest revision is to be public
 * as it is. Refused where nothing would change, and where somebody has published another meanwhile.
 */
export function textToPublish(article: HeldArticle, from: number): Result<PlainArticle | null> {
  if (article.currentRevision !== from) return refuse('conflict', { version: article.currentRevision })
  if (!article.draft) return article.publishedAt ? refuse('nothing-changed') : succeed(null)
  const text = finished(article.draft.words)
  return 'problem' in text ? refuse('unfit-text', { words: text.problem, field: text.field }) : succeed(text)
}

/**
 * Makes the text of a draft public, with what that does to all that is written on it, and ends the draft. Before an
 * article was ever public nobody has read it, so its text is its first revision; what was unpublished comes back under the
 * day on which it was published first. Whatever is refused is refused before anything is written.
 */
export async function publish(
  tx: Transaction,
  viewer: Viewer,
  article: HeldArticle,
  given: Publishing,
): Promise<Result<Published>> {
  const { id, from, reason, note } = given
  if (!can(viewer, 'article.publish')) return refuse('forbidden')
  const text = textToPublish(article, from)
  if (!text.ok) return text
  if (reason === 'correction' && !note && article.firstPublishedAt)
    return refuse('note-needed', { field: 'note' })
  const isFirst = article.firstPublishedAt === null
  const next = text.value && (await withAddresses(tx, id, from, text.value))
  const done = isFirst
    ? await publishFirst(tx, viewer, article, next)
    : await publishNext(tx, viewer, article, next, given)
  if (!done.ok) return done
  await tx.articleDraft.deleteMany({ where: { articleId: id } })
  await tx.articleSchedule.deleteMany({ where: { articleId: id } })
  return succeed({ slug: article.slug, revision: done.value, isFirst })
}

async function publishFirst(
  tx: Transaction,
  viewer: Viewer,
  { id, slug }: HeldArticle,
  text: PlainArticle | null,
): Promise<Result<number>> {
  if (text) await rewriteFirst(tx, viewer, id, text)
  else if ((await tx.paragraph.count({ where: { articleId: id } })) === 0)
    return refuse('unfit-text', { words: 'Write at least one paragraph below the title.' })
  await tx.$executeRaw`
    INSERT INTO article_editor (article_id, user_id) VALUES (${id}::uuid, ${viewer.id}::uuid) ON CONFLICT DO NOTHING`
  await makePublic(tx, viewer, { id, slug })
  return succeed(1)
}

/** What only a program says of an article goes on with it: no form has a field for it. */
async function withAddresses(
  tx: Transaction,
  articleId: string,
  number: number,
  text: PlainArticle,
): Promise<PlainArticle> {
  const { canonicalUrl, leadImageUrl } = await tx.revision.findUniqueOrThrow({
    where: { articleId_number: { articleId, number } },
    select: { canonicalUrl: true, leadImageUrl: true },
  })
  const metadata = {
    ...text.metadata,
    ...(canonicalUrl ? { canonicalUrl } : {}),
    ...(leadImageUrl ? { leadImageUrl } : {}),
  }
  return { ...text, metadata }
}

async function publishNext(
  tx: Transaction,
  viewer: Viewer,
  { id, slug, publishedAt, firstPublishedAt }: HeldArticle,
  text: PlainArticle | null,
  { from, reason, note }: Publishing,
): Promise<Result<number>> {
  const comesBack = publishedAt === null
  if (comesBack)
    await tx.article.update({
      where: { id },
      data: { publishedAt: firstPublishedAt },
      select: { id: true },
    })
  const revised = text && (await revise(tx, viewer, { articleId: id, from, article: text, reason, note }))
  const isSame = revised === null || (!revised.ok && revised.refusal === 'nothing-changed')
  if (!isSame && !revised.ok) return revised
  if (isSame && !comesBack) return refuse('nothing-changed')
  const revision = revised?.ok ? revised.value.revision : from
  if (comesBack) {
    if (isSame) await bringDriftToDesk(tx, viewer, id, from)
    logPublished(tx, viewer, { id, slug, revision, again: true })
  }
  return succeed(revision)
}

/** While an article was away, nothing of it came to the desk. */
async function bringDriftToDesk(tx: Transaction, viewer: Viewer, articleId: string, number: number) {
  const { id: revisionId } = await tx.revision.findUniqueOrThrow({
    where: { articleId_number: { articleId, number } },
    select: { id: true },
  })
  await tellDrift(tx, { articleId, revisionId, actorId: viewer.id, isPublished: true })
}
