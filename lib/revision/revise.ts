import 'server-only'
import { v7 as newId } from 'uuid'
import type { AnchorState } from '@/lib/anchor/re-anchor'
import { marksOf } from '@/lib/article/inline'
import type { PlainArticle } from '@/lib/article/plain-text'
import { revisionOf, rewriteFirst } from '@/lib/article/store-article'
import type { Transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import { settleProposals } from '@/lib/import/proposal'
import { can, type Operator, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { tellDrift } from '@/lib/revision/drift'
import { type Placement, planRevision, type RevisionPlan } from '@/lib/revision/plan'
import type { RevisionReason } from '@/lib/revision/reasons'

export type ReviseInput = {
  articleId: string
  /** The number of the revision that was read; a newer one is not overwritten. */
  from: number
  article: PlainArticle
  reason: RevisionReason
  /** What is put right, in words; a correction has one. */
  note?: string | undefined
}

export type Revised = {
  id: string
  slug: string
  revision: number
  /** How many annotations that readers can see have which state now. */
  states: Record<AnchorState, number>
}

/**
 * Gives an article another text within a transaction, as `reviseArticle` does in one of its own: for whoever does more
 * than that at once. Before an article was ever public that is its first revision, however often it is rewritten.
 */
export async function revise(
  tx: Transaction,
  viewer: Viewer | Operator,
  input: ReviseInput,
): Promise<Result<Revised>> {
  if (!can(viewer, 'article.revise')) return refuse('forbidden')
  const { articleId, from, article: text, reason, note } = input
  if (reason === 'correction' && !note) return refuse('note-needed', { field: 'note' })
  // Annotations that are being made wait for this, and then find the new text (lib/article/load.ts).
  await tx.$queryRaw`SELECT 1 FROM article WHERE id = ${articleId}::uuid FOR UPDATE`
  const article = await tx.article.findUnique({
    where: { id: articleId },
    select: { slug: true, currentRevision: true, publishedAt: true, firstPublishedAt: true },
  })
  if (!article) return refuse('not-found')
  const isSame = await saysTheSame(tx, articleId, article.currentRevision, text)
  if (isSame && article.currentRevision === from + 1)
    return succeed({
      id: articleId,
      slug: article.slug,
      revision: from + 1,
      states: await countStates(tx, articleId, from + 1),
    })
  if (article.currentRevision !== from) return refuse('conflict', { version: article.currentRevision })
  if (isSame) return refuse('nothing-changed')
  await settleProposals(tx, articleId, { by: viewer.id, ...(reason === 'source' ? {} : { text }) })
  if (article.firstPublishedAt === null) {
    await rewriteFirst(tx, viewer, articleId, text)
    return succeed({ id: articleId, slug: article.slug, revision: 1, states: none })
  }
  const plan = await planRevision(tx, articleId, text.paragraphs)
  if (!plan) return refuse('not-found')
  const number = from + 1
  const revisionId = await storeText(tx, { viewer, input, plan, number })
  await storeStates(tx, articleId, revisionId, plan.placements)
  const isPublished = article.publishedAt !== null
  await tellDrift(tx, { articleId, revisionId, actorId: viewer.id, isPublished })
  await addEditor(tx, articleId, viewer)
  const states = await countStates(tx, articleId, number)
  if (isPublished)
    append(tx, {
      kind: 'article.revised',
      actorId: viewer.id,
      subjectType: 'article',
      subjectId: articleId,
      articleId,
      data: { slug: article.slug, revision: number, reason, ...(note ? { note } : {}), states },
    })
  return succeed({ id: articleId, slug: article.slug, revision: number, states })
}

const none: Record<AnchorState, number> = { anchored: 0, moved: 0, drifted: 0, orphaned: 0 }

/** Whether a revision has just these words, so that another like it would say nothing. */
async function saysTheSame(
  tx: Transaction,
  articleId: string,
  number: number,
  { title, metadata, paragraphs }: PlainArticle,
): Promise<boolean> {
  const known = await tx.revision.findUniqueOrThrow({
    where: { articleId_number: { articleId, number } },
    include: { texts: { orderBy: { position: 'asc' }, select: { kind: true, text: true, marks: true } } },
  })
  const was = [known.title, known.byline, known.site, known.sourceUrl, known.language]
  const is = [
    title,
    metadata.byline ?? null,
    metadata.site ?? null,
    metadata.sourceUrl ?? null,
    metadata.language ?? known.language,
  ]
  const day = known.publishedOn?.toISOString().slice(0, 10) ?? null
  return (
    JSON.stringify([
      was,
      day,
      known.texts.map(({ kind, text, marks }) => [kind, text, marksOf(marks, text)]),
    ]) ===
    JSON.stringify([
      is,
      metadata.published ?? null,
      paragraphs.map(({ kind, text, marks }) => [kind, text, marksOf(marks, text)]),
    ])
  )
}

type Storing = { viewer: Viewer | Operator; input: ReviseInput; plan: RevisionPlan; number: number }

async function storeText(tx: Transaction, { viewer, input, plan, number }: Storing): Promise<string> {
  const { articleId, article, reason, note } = input
  const fresh = plan.paragraphs.filter(({ isNew }) => isNew)
  await tx.paragraph.createMany({
    data: fresh.map(({ id, derivedFromId }) => ({ id, articleId, derivedFromId })),
  })
  for (const { id, intoId } of plan.merged)
    await tx.paragraph.update({ where: { id }, data: { mergedIntoId: intoId }, select: { id: true } })
  const { language } = await tx.revision.findUniqueOrThrow({
    where: { id: plan.from.id },
    select: { language: true },
  })
  const revisionId = newId()
  await tx.revision.create({
    data: {
      id: revisionId,
      articleId,
      number,
      ...revisionOf(article),
      language: article.metadata.language ?? language,
      reason,
      note: note ?? null,
      editorId: viewer.id,
    },
    select: { id: true },
  })
  await tx.paragraphText.createMany({
    data: plan.paragraphs.map(({ id, kind, text }, position) => ({
      revisionId,
      paragraphId: id,
      position,
      kind,
      text,
      marks: article.paragraphs[position]?.marks ?? [],
    })),
  })
  await tx.article.update({
    where: { id: articleId },
    data: { currentRevision: number },
    select: { id: true },
  })
  return revisionId
}

/** A row for each anchor; and each comment stands where its thread's words stand now. */
async function storeStates(
  tx: Transaction,
  articleId: string,
  revisionId: string,
  placements: readonly Placement[],
): Promise<void> {
  const rows = placements.map(({ anchorId, placed: { paragraphId, ...placed } }) => ({
    anchor_id: anchorId,
    paragraph_id: paragraphId,
    ...placed,
  }))
  await tx.$executeRaw`
    INSERT INTO anchor_state (anchor_id, revision_id, state, paragraph_id, start, "end", similarity)
    SELECT anchor_id, ${revisionId}::uuid, state, paragraph_id, start, "end", similarity
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row (anchor_id uuid, state text, paragraph_id uuid,
      start int, "end" int, similarity real)`
  await tx.$executeRaw`
    UPDATE comment c SET paragraph_id = coalesce(s.paragraph_id, c.paragraph_id), is_orphan = s.state = 'orphaned'
    FROM comment root JOIN anchor_state s ON s.anchor_id = root.anchor_id AND s.revision_id = ${revisionId}::uuid
    WHERE c.article_id = ${articleId}::uuid AND root.id = c.root_id AND (
      c.paragraph_id <> coalesce(s.paragraph_id, c.paragraph_id) OR c.is_orphan <> (s.state = 'orphaned'))`
}

/** Whoever changes the words of an article will not judge checks of it. */
async function addEditor(tx: Transaction, articleId: string, { id }: Viewer | Operator): Promise<void> {
  if (id === null) return
  await tx.$executeRaw`
    INSERT INTO article_editor (article_id, user_id) VALUES (${articleId}::uuid, ${id}::uuid) ON CONFLICT DO NOTHING`
}

/** What a revision did to what readers can see: checks that are published and comments that are shown. */
async function countStates(
  tx: Transaction,
  articleId: string,
  number: number,
): Promise<Record<AnchorState, number>> {
  const rows = await tx.$queryRaw<{ state: AnchorState; count: number }[]>`
    SELECT s.state, count(*)::int AS count FROM anchor_state s JOIN revision r ON r.id = s.revision_id
    WHERE r.article_id = ${articleId}::uuid AND r.number = ${number} AND (
      EXISTS (SELECT 1 FROM comment c WHERE c.article_id = r.article_id AND c.anchor_id = s.anchor_id AND c.state = 'visible')
      OR EXISTS (SELECT 1 FROM occurrence o
        JOIN fact_check f ON f.id = o.reused_id OR (o.reused_id IS NULL AND f.occurrence_id = o.id)
        WHERE o.anchor_id = s.anchor_id AND o.state = 'accepted' AND f.published_version IS NOT NULL))
    GROUP BY s.state`
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) }
}
