import 'server-only'
import type { AnchorState } from '@/lib/anchor/re-anchor'
import { type InlineMark, marksOf } from '@/lib/article/inline'
import type { ParagraphKind } from '@/lib/article/paragraph'
import { db } from '@/lib/db'
import { findNamesForPages } from '@/lib/record/queries'
import { changesBetween, type ParagraphChange, type Text } from '@/lib/revision/changes'
import type { RevisionReason } from '@/lib/revision/reasons'
import type { Prisma } from '@/prisma/client/client'

export type RevisionHead = {
  number: number
  title: string
  at: string
  /** Who published it; null where that is not said, or nobody in particular did. */
  who: string | null
  reason: RevisionReason | null
  note: string | null
  /** How many annotations have which state in it; null for the first, which has only its own. */
  states: Record<AnchorState, number> | null
}

export type RevisionEntry = RevisionHead & { changes: ParagraphChange[]; titleWas: string | null }

export type ArticleHistory = {
  slug: string
  title: string
  language: string
  revisions: RevisionEntry[]
  /** The number before which older ones begin; null at the first. */
  before: number | null
}

export const revisionsOnPage = 10

/** Who changed an article, when, why, what, and what that did to what is written on it, the newest first. */
export async function findArticleHistory(slug: string, before?: number): Promise<ArticleHistory | null> {
  const article = await findPublished(slug)
  if (!article) return null
  const rows = await db().revision.findMany({
    where: {
      articleId: article.id,
      number: { lte: article.currentRevision, ...(before ? { lt: before } : {}) },
    },
    orderBy: { number: 'desc' },
    take: revisionsOnPage + 1,
    include: withText,
  })
  const states = await countStates(rows.map(({ id }) => id))
  const isNamed = (await findNamesForPages()) !== 'role'
  const revisions = rows.slice(0, revisionsOnPage).map((row, at): RevisionEntry => {
    const older = rows[at + 1]
    return {
      ...headOf(row, states, isNamed),
      titleWas: older && older.title !== row.title ? older.title : null,
      changes: older
        ? changesBetween(textsOf(older), textsOf(row)).filter(({ what }) => what !== 'same')
        : [],
    }
  })
  const last = rows.length > revisionsOnPage ? revisions.at(-1) : undefined
  const { title, language } = rows[0] ?? { title: slug, language: 'en' }
  return { slug, title, language, revisions, before: last?.number ?? null }
}

export type RevisionPage = RevisionHead & {
  slug: string
  current: number
  language: string
  byline: string | null
  site: string | null
  paragraphs: (Text & { kind: ParagraphKind; marks: InlineMark[] })[]
}

/** One text of an article as it was; null where there is none, or the article is not public. */
export async function findRevision(slug: string, number: number): Promise<RevisionPage | null> {
  const article = await findPublished(slug)
  if (!article || number > article.currentRevision) return null
  const row = await db().revision.findUnique({
    where: { articleId_number: { articleId: article.id, number } },
    include: withText,
  })
  if (!row) return null
  const head = headOf(row, await countStates([row.id]), (await findNamesForPages()) !== 'role')
  return {
    ...head,
    slug,
    current: article.currentRevision,
    language: row.language,
    byline: row.byline,
    site: row.site,
    paragraphs: row.texts.map(({ paragraphId, kind, text, marks }) => ({
      id: paragraphId,
      kind: kind as ParagraphKind,
      text,
      marks: marksOf(marks, text),
    })),
  }
}

const withText = {
  editor: { select: { name: true } },
  texts: { orderBy: { position: 'asc' }, select: { paragraphId: true, kind: true, text: true, marks: true } },
} as const satisfies Prisma.RevisionInclude

type Row = Prisma.RevisionGetPayload<{ include: typeof withText }>

const textsOf = ({ texts }: Row): Text[] =>
  texts.map(({ paragraphId, kind, text }) => ({ id: paragraphId, kind, text }))

function headOf(row: Row, states: Map<string, Record<AnchorState, number>>, isNamed: boolean): RevisionHead {
  return {
    number: row.number,
    title: row.title,
    at: row.createdAt.toISOString(),
    who: isNamed ? (row.editor?.name ?? null) : null,
    reason: row.reason as RevisionReason | null,
    note: row.note,
    states: row.number === 1 ? null : (states.get(row.id) ?? none),
  }
}

async function findPublished(slug: string) {
  return db().article.findFirst({
    where: { slug, publishedAt: { not: null } },
    select: { id: true, currentRevision: true },
  })
}

const none: Record<AnchorState, number> = { anchored: 0, moved: 0, drifted: 0, orphaned: 0 }

/** Of what readers can see: checks that are published and comments that are shown. */
async function countStates(revisionIds: string[]): Promise<Map<string, Record<AnchorState, number>>> {
  const rows = await db().$queryRaw<{ id: string; state: AnchorState; count: number }[]>`
    SELECT s.revision_id AS id, s.state, count(*)::int AS count FROM anchor_state s
    WHERE s.revision_id = ANY(${revisionIds}::uuid[]) AND (
      EXISTS (SELECT 1 FROM comment c WHERE c.anchor_id = s.anchor_id AND c.state = 'visible')
      OR EXISTS (SELECT 1 FROM occurrence o JOIN fact_check f ON f.id = o.reused_id OR (o.reused_id IS NULL AND f.occurrence_id = o.id)
        WHERE o.anchor_id = s.anchor_id AND o.state = 'accepted' AND f.published_version IS NOT NULL))
    GROUP BY s.revision_id, s.state`
  const counts = new Map<string, Record<AnchorState, number>>()
  for (const { id, state, count } of rows) counts.set(id, { ...(counts.get(id) ?? none), [state]: count })
  return counts
}
