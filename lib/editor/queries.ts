import 'server-only'
import type { PlainArticle } from '@/lib/article/plain-text'
import { db } from '@/lib/db'
import type { Draft } from '@/lib/draft/shape'
import { type Fates, findFates } from '@/lib/editor/fates'
import {
  type Schedule,
  type Show,
  type Standing,
  standingOf,
  type Waiting,
  type WorkEntry,
} from '@/lib/editor/list'
import { withWords, wordsOfRevision } from '@/lib/editor/load'
import { changesOf, type TextChanges } from '@/lib/editor/preview'
import { type ArticleWords, articleWords, finished, wordsOf } from '@/lib/editor/words'
import { type PageKey, pageOf } from '@/lib/page-key'
import { type ArticleMode, can, type Viewer } from '@/lib/policy'
import type { Refusal } from '@/lib/result'
import { planRevision } from '@/lib/revision/plan'
import { Prisma } from '@/prisma/client/client'

const pageSize = 40

const conditions: Record<Show, Prisma.Sql> = {
  all: Prisma.sql`true`,
  failed: Prisma.sql`s.failed_at IS NOT NULL`,
  proposed: Prisma.sql`EXISTS (SELECT 1 FROM revision_proposal p WHERE p.article_id = a.id AND p.state = 'open')`,
  drafts: Prisma.sql`a.first_published_at IS NULL`,
  changed: Prisma.sql`d.article_id IS NOT NULL AND a.first_published_at IS NOT NULL`,
  scheduled: Prisma.sql`s.article_id IS NOT NULL AND s.failed_at IS NULL`,
  published: Prisma.sql`a.published_at IS NOT NULL`,
  unpublished: Prisma.sql`a.published_at IS NULL AND a.first_published_at IS NOT NULL`,
}

type Row = {
  id: string
  slug: string
  title: string
  mode: ArticleMode
  at: Date
  revision: number
  publishedAt: Date | null
  firstPublishedAt: Date | null
  savedAt: Date | null
  savedBy: string | null
  base: number | null
  dueAt: Date | null
  scheduledBy: string | null
  problem: Refusal | null
}

/** Articles, public or not, the newest first; those with a title in which `typed` stands. Null for whoever may not. */
export async function listWork(
  viewer: Viewer,
  { show, typed, after }: { show: Show; typed: string; after: PageKey | null },
): Promise<{ entries: WorkEntry[]; next: string | null } | null> {
  if (!can(viewer, 'article.list-all')) return null
  const part = `%${typed
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`
  const titled =
    part === '%%'
      ? Prisma.sql`true`
      : Prisma.sql`a.id IN (SELECT article_id FROM revision WHERE lower(title) LIKE ${part}
          UNION SELECT article_id FROM article_draft WHERE lower(words->>'title') LIKE ${part})`
  const older = after ? Prisma.sql`a.id < ${after.id}::uuid` : Prisma.sql`true`
  const rows = await db().$queryRaw<Row[]>`
    SELECT a.id, a.slug, coalesce(nullif(d.words->>'title', ''), r.title) AS title, a.mode, a.created_at AS at,
      a.current_revision AS revision, a.published_at AS "publishedAt", a.first_published_at AS "firstPublishedAt",
      d.saved_at AS "savedAt", w.name AS "savedBy", d.base, s.due_at AS "dueAt", b.name AS "scheduledBy", s.problem
    FROM article a JOIN revision r ON r.article_id = a.id AND r.number = a.current_revision
    LEFT JOIN article_draft d ON d.article_id = a.id LEFT JOIN "user" w ON w.id = d.saved_by_id
    LEFT JOIN article_schedule s ON s.article_id = a.id LEFT JOIN "user" b ON b.id = s.by_id
    WHERE ${conditions[show]} AND ${titled} AND ${older} ORDER BY a.id DESC LIMIT ${pageSize + 1}`
  const page = pageOf(rows, pageSize)
  return { entries: page.rows.map(entryOf), next: page.next }
}

function entryOf(row: Row): WorkEntry {
  const { id, slug, title, mode, revision, savedAt, savedBy, base, dueAt, scheduledBy, problem } = row
  return {
    id,
    slug,
    title,
    mode,
    standing: standingOf(row),
    revision,
    createdAt: row.at.toISOString(),
    firstPublishedAt: row.firstPublishedAt?.toISOString() ?? null,
    draft: savedAt && {
      savedAt: savedAt.toISOString(),
      by: savedBy,
      isBehind: base !== null && base < revision,
    },
    schedule: dueAt && { at: dueAt.toISOString(), by: scheduledBy, problem },
  }
}

/** How much waits for an editor; null for whoever is none. */
export async function countWaiting(viewer: Viewer): Promise<Waiting | null> {
  if (!can(viewer, 'article.list-all')) return null
  const [failed, proposed, drafts, changed, scheduled] = await Promise.all([
    db().articleSchedule.count({ where: { failedAt: { not: null } } }),
    db().revisionProposal.count({ where: { state: 'open' } }),
    db().article.count({ where: { firstPublishedAt: null } }),
    db().articleDraft.count({ where: { article: { firstPublishedAt: { not: null } } } }),
    db().articleSchedule.count({ where: { failedAt: null } }),
  ])
  return { failed, proposed, drafts, changed, scheduled }
}

export type Work = {
  id: string
  slug: string
  mode: ArticleMode
  standing: Standing
  /** The number of the newest revision, what it says, and what its title is. */
  revision: number
  title: string
  words: ArticleWords
  /** The next text; `by` has saved it last, and `base` is the revision that it goes on from. */
  draft: (Draft & { by: string | null; base: number }) | null
  schedule: (Schedule & { reason: string; note: string | null }) | null
}

/** An article as its editors have it before them; null where there is none, and for whoever may not see it. */
export async function findWork(viewer: Viewer, slug: string): Promise<Work | null> {
  if (!can(viewer, 'article.list-all')) return null
  const row = await db().article.findUnique({ where: { slug }, include: worked })
  if (!row) return null
  const { id, mode, currentRevision: revision, draft, schedule } = row
  const where = { articleId_number: { articleId: id, number: revision } }
  const words = wordsOfRevision(await db().revision.findUniqueOrThrow({ where, include: withWords }))
  return {
    id,
    slug,
    mode: mode as ArticleMode,
    standing: standingOf(row),
    revision,
    title: words.title,
    words,
    draft: draft && { ...draftOf(draft), by: draft.savedBy?.name ?? null, base: draft.base },
    schedule: schedule && {
      at: schedule.dueAt.toISOString(),
      by: schedule.by?.name ?? null,
      problem: schedule.problem as Refusal | null,
      reason: schedule.reason,
      note: schedule.note,
    },
  }
}

const byName = { select: { name: true } } as const
const worked = {
  draft: { include: { savedBy: byName } },
  schedule: { include: { by: byName } },
} as const satisfies Prisma.ArticleInclude

type DraftRow = Prisma.ArticleDraftGetPayload<object>

function draftOf({ articleId, savings, writer, turn, savedAt, words }: DraftRow): Draft {
  return {
    id: articleId,
    revision: savings,
    writer,
    turn,
    at: savedAt.toISOString(),
    words: articleWords(words),
  }
}

export type ArticleDraftAnswer = Draft & { by: string | null }

/** The next text of an article as it was saved last, for the form that fell behind. */
export async function findArticleDraft(
  viewer: Viewer,
  articleId: string,
): Promise<ArticleDraftAnswer | null> {
  if (!can(viewer, 'article.list-all')) return null
  const row = await db().articleDraft.findUnique({ where: { articleId }, include: { savedBy: byName } })
  return row && { ...draftOf(row), by: row.savedBy?.name ?? null }
}

export type Preview = Work & {
  /** Why it cannot be published as it is, and at which field of the draft. */
  unfit: { problem: string; field: string } | null
  /** The article that it would be; null where it cannot be published. */
  article: PlainArticle | null
  changes: TextChanges | null
  fates: Fates | null
}

/** What publishing would do to an article and to what is written on it. Nothing is stored. */
export async function findPreview(viewer: Viewer, slug: string): Promise<Preview | null> {
  const work = await findWork(viewer, slug)
  if (!work) return null
  const text = finished(articleWords(work.draft?.words ?? work.words))
  if ('problem' in text) return { ...work, unfit: text, article: null, changes: null, fates: null }
  const plan = await planRevision(db(), work.id, text.paragraphs)
  if (!plan) return null
  const was = await db().paragraphText.findMany({
    where: { revisionId: plan.from.id },
    orderBy: { position: 'asc' },
    select: { paragraphId: true, kind: true, text: true },
  })
  const before = was.map(({ paragraphId: id, kind, text }) => ({ id, kind, text }))
  const next = wordsOf(text)
  const changes = changesOf(
    { words: work.words, paragraphs: before },
    { words: { ...next, language: next.language || work.words.language }, paragraphs: plan.paragraphs },
  )
  return { ...work, unfit: null, article: text, changes, fates: await findFates(work.id, plan) }
}
