import 'server-only'
import type { Transaction } from '@/lib/db'
import { type ArticleWords, articleWords } from '@/lib/editor/words'
import type { Role, Viewer } from '@/lib/policy'
import { inForceAt } from '@/lib/sanction/in-force'
import { standingOf } from '@/lib/sanction/standing'
import type { Prisma } from '@/prisma/client/client'

export type HeldDraft = {
  base: number
  savings: number
  writer: string
  turn: number
  words: ArticleWords
  savedAt: Date
  savedBy: { name: string } | null
}

export type HeldArticle = {
  id: string
  slug: string
  currentRevision: number
  publishedAt: Date | null
  firstPublishedAt: Date | null
  draft: HeldDraft | null
}

/**
 * An article with its draft, held until the transaction ends: drafts, schedules and publications of one article come one
 * after the other. `writing`: annotations need not wait, for nothing that they stand on changes.
 */
export async function holdArticle(
  tx: Transaction,
  id: string,
  what: 'writing' | 'publishing',
): Promise<HeldArticle | null> {
  if (what === 'publishing') await tx.$queryRaw`SELECT 1 FROM article WHERE id = ${id}::uuid FOR UPDATE`
  else await tx.$queryRaw`SELECT 1 FROM article WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  const row = await tx.article.findUnique({
    where: { id },
    select: {
      id: true,
      slug: true,
      currentRevision: true,
      publishedAt: true,
      firstPublishedAt: true,
      draft: { include: { savedBy: { select: { name: true } } } },
    },
  })
  return row && { ...row, draft: row.draft && { ...row.draft, words: articleWords(row.draft.words) } }
}

/** What of a revision is needed for its words. */
export const withWords = {
  texts: { orderBy: { position: 'asc' }, select: { kind: true, text: true, marks: true } },
} as const satisfies Prisma.RevisionInclude

type RevisionRow = Prisma.RevisionGetPayload<{ include: typeof withWords }>

/** What a revision says, as a draft would say it. */
export function wordsOfRevision(row: RevisionRow): ArticleWords {
  const { title, byline, site, sourceUrl, language, publishedOn, texts } = row
  return articleWords({
    title,
    byline,
    site,
    sourceUrl,
    language,
    publishedOn: publishedOn?.toISOString().slice(0, 10),
    paragraphs: texts,
  })
}

/** Whoever scheduled something, as they are now: what they may not do any more is not done in their name. */
export async function findActor(tx: Transaction, id: string, now: Date): Promise<Viewer | null> {
  const user = await tx.user.findUnique({
    where: { id },
    select: {
      id: true,
      handle: true,
      name: true,
      role: true,
      leftAt: true,
      sanctions: { where: inForceAt(now) },
    },
  })
  if (!user || user.leftAt || user.sanctions.some(({ kind }) => kind === 'ban')) return null
  const { sanctions, leftAt: _, role, ...person } = user
  const standing = standingOf(sanctions)
  return { ...person, role: role as Role, ...(standing ? { standing } : {}) }
}
