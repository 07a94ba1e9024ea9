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
  /** What it did to annotations that readers saw then; null for the first, and for one that came while nobody could read it. */
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
  const states = await readStates(article.id)
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
  const head = headOf(row, await readStates(article.id), (await findNamesForPages()) !== 'role')
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

function headOf(row: Row, states: Map<number, States>, isNamed: boolean): RevisionHead {
  return {
    number: row.number,
    title: row.title,
    at: row.createdAt.toISOString(),
    who: isNamed ? (row.editor?.name ?? null) : null,
    reason: row.reason as RevisionReason | null,
    note: row.note,
    states: states.get(row.number) ?? null,
  }
}

async function findPublished(slug: string) {
  return db().article.findFirst({
    where: { slug, publishedAt: { not: null } },
    select: { id: true, currentRevision: true },
  })
}

type States = Record<AnchorState, number>

/** What each revision did to annotations, as the log has it from when it was published. */
async function readStates(articleId: string): Promise<Map<number, States>> {
  const rows = await db().$queryRaw<{ number: number; states: States }[]>`
    SELECT (data->>'revision')::int AS number, data->'states' AS states FROM event
    WHERE subject_type = 'article' AND subject_id = ${articleId}::uuid AND kind = 'article.revised'`
  return new Map(rows.map(({ number, states }) => [number, states]))
}
