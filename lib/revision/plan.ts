import 'server-only'
import { v7 as newId } from 'uuid'
import { type Made, type Placed, reAnchor, type Scene, sceneOf } from '@/lib/anchor/re-anchor'
import type { PlainParagraph } from '@/lib/article/plain-kinds'
import type { Transaction } from '@/lib/db'
import { alignParagraphs, type Known } from '@/lib/revision/align'

export type PlannedParagraph = PlainParagraph & { id: string; isNew: boolean; derivedFromId: string | null }

/** An annotation, and where it would stand. */
export type Placement = { anchorId: string; isJudged: boolean; placed: Placed }

/** What a text would do to an article and to all that is written on it. Nothing is stored. */
export type RevisionPlan = {
  from: { id: string; number: number }
  paragraphs: PlannedParagraph[]
  merged: { id: string; intoId: string }[]
  removedIds: string[]
  placements: Placement[]
}

/**
 * Works out a revision: which paragraphs go on, and for each annotation how well it still fits, from where it was made
 * (docs/decisions/021). Null where there is no such article. The preview of an editor and the publishing are this same
 * function, so that what was shown is what happens.
 */
export async function planRevision(
  tx: Pick<Transaction, '$queryRaw'>,
  articleId: string,
  paragraphs: readonly PlainParagraph[],
): Promise<RevisionPlan | null> {
  const [from] = await tx.$queryRaw<{ id: string; number: number }[]>`
    SELECT r.id, r.number FROM article a JOIN revision r ON r.article_id = a.id AND r.number = a.current_revision
    WHERE a.id = ${articleId}::uuid`
  if (!from) return null
  const was = await tx.$queryRaw<Known[]>`
    SELECT paragraph_id AS id, text FROM paragraph_text WHERE revision_id = ${from.id}::uuid ORDER BY position`
  const aligned = alignParagraphs(
    was,
    paragraphs.map(({ text }) => text),
  )
  const ids = await revive(tx, articleId, aligned.ids, paragraphs)
  const planned = paragraphs.map(({ kind, text }, at) => ({
    id: ids[at] ?? newId(),
    isNew: ids[at] === null,
    derivedFromId: ids[at] === null ? (aligned.derivedFrom[at] ?? null) : null,
    kind,
    text,
  }))
  const merged = [...aligned.mergedInto].flatMap(([id, at]) => {
    const into = planned[at]
    return into ? [{ id, intoId: into.id }] : []
  })
  const kept = new Set([...planned.map(({ id }) => id), ...merged.map(({ id }) => id)])
  const scene = await readScene(tx, articleId, planned, merged)
  const made = await readAnchors(tx, articleId)
  return {
    from,
    paragraphs: planned,
    merged,
    removedIds: was.map(({ id }) => id).filter((id) => !kept.has(id)),
    placements: made.map(({ anchorId, isUnconfirmed, ...one }) => ({
      anchorId,
      isJudged: one.isJudged,
      placed: held(reAnchor(one, scene), isUnconfirmed),
    })),
  }
}

/** What nobody has agreed to yet (lib/revision/reattach.ts) does not come to count by a revision. */
function held(placed: Placed, isUnconfirmed: boolean): Placed {
  return isUnconfirmed && placed.state !== 'orphaned' ? { ...placed, state: 'drifted' } : placed
}

/** A paragraph that an earlier revision had, word for word, is that one again. */
async function revive(
  tx: Pick<Transaction, '$queryRaw'>,
  articleId: string,
  ids: readonly (string | null)[],
  paragraphs: readonly PlainParagraph[],
): Promise<(string | null)[]> {
  const texts = paragraphs.flatMap(({ text }, at) => (ids[at] === null ? [text] : []))
  if (texts.length === 0) return [...ids]
  const known = await tx.$queryRaw<Known[]>`
    SELECT DISTINCT ON (t.text) p.id, t.text FROM paragraph p JOIN paragraph_text t ON t.paragraph_id = p.id
    JOIN revision r ON r.id = t.revision_id
    WHERE p.article_id = ${articleId}::uuid AND t.text = ANY(${texts}::text[])
      AND NOT (p.id = ANY(${ids.filter((id) => id !== null)}::uuid[]))
    ORDER BY t.text, r.number DESC`
  const free = new Map(known.map(({ id, text }) => [text, id]))
  return paragraphs.map(({ text }, at) => {
    const id = ids[at] ?? free.get(text) ?? null
    if (id !== null) free.delete(text)
    return id
  })
}

async function readScene(
  tx: Pick<Transaction, '$queryRaw'>,
  articleId: string,
  planned: readonly PlannedParagraph[],
  merged: RevisionPlan['merged'],
): Promise<Scene> {
  const known = await tx.$queryRaw<
    { id: string; mergedIntoId: string | null; derivedFromId: string | null }[]
  >`
    SELECT id, merged_into_id AS "mergedIntoId", derived_from_id AS "derivedFromId" FROM paragraph
    WHERE article_id = ${articleId}::uuid AND num_nonnulls(merged_into_id, derived_from_id) > 0`
  const links = (pairs: (readonly [string, string | null])[]) =>
    new Map(pairs.flatMap(([id, other]) => (other === null ? [] : [[id, other] as const])))
  return sceneOf(planned, {
    mergedInto: links([
      ...known.map(({ id, mergedIntoId }) => [id, mergedIntoId] as const),
      ...merged.map(({ id, intoId }) => [id, intoId] as const),
    ]),
    derivedFrom: links([
      ...known.map(({ id, derivedFromId }) => [id, derivedFromId] as const),
      ...planned.map(({ id, derivedFromId }) => [id, derivedFromId] as const),
    ]),
  })
}

type AnchorRow = {
  anchorId: string
  paragraphId: string
  revisionId: string
  isJudged: boolean
  isUnconfirmed: boolean
  exact: string | null
  prefix: string | null
  suffix: string | null
  start: number | null
  end: number | null
}

/** Every anchor of an article as it was made. The texts come once each, however many anchors are in them. */
async function readAnchors(
  tx: Pick<Transaction, '$queryRaw'>,
  articleId: string,
): Promise<(Made & { anchorId: string; isUnconfirmed: boolean })[]> {
  const rows = await tx.$queryRaw<AnchorRow[]>`
    SELECT a.id AS "anchorId", a.paragraph_id AS "paragraphId", a.revision_id AS "revisionId",
      a.exact, a.prefix, a.suffix, a.start, a."end", o.id IS NOT NULL AS "isJudged",
      EXISTS (SELECT 1 FROM anchor_state s WHERE s.anchor_id = a.id AND s.revision_id = a.revision_id) AS "isUnconfirmed"
    FROM anchor a LEFT JOIN occurrence o ON o.anchor_id = a.id WHERE a.article_id = ${articleId}::uuid ORDER BY a.id`
  const texts = await tx.$queryRaw<{ revisionId: string; paragraphId: string; text: string }[]>`
    SELECT t.revision_id AS "revisionId", t.paragraph_id AS "paragraphId", t.text FROM paragraph_text t
    JOIN revision r ON r.id = t.revision_id WHERE r.article_id = ${articleId}::uuid AND EXISTS (
      SELECT 1 FROM anchor a WHERE a.paragraph_id = t.paragraph_id AND a.revision_id = t.revision_id)`
  const textOf = new Map(
    texts.map(({ revisionId, paragraphId, text }) => [`${revisionId} ${paragraphId}`, text]),
  )
  return rows.map(({ anchorId, paragraphId, revisionId, isJudged, isUnconfirmed, ...quote }) => ({
    anchorId,
    isUnconfirmed,
    paragraphId,
    isJudged,
    text: textOf.get(`${revisionId} ${paragraphId}`) ?? '',
    quote: quoteOf(quote),
  }))
}

function quoteOf({
  exact,
  prefix,
  suffix,
  start,
  end,
}: Pick<AnchorRow, 'exact' | 'prefix' | 'suffix' | 'start' | 'end'>): Made['quote'] {
  if (exact === null || start === null || end === null) return null
  return { exact, prefix: prefix ?? '', suffix: suffix ?? '', start, end }
}
