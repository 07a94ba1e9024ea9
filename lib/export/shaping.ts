import type { Exported } from '@/lib/export/shape'
import type { PageKey } from '@/lib/page-key'
import { routes } from '@/lib/routes'

/** An appeal with its answer, as it is selected. */
export const appealSelect = {
  words: true,
  createdAt: true,
  outcome: true,
  answer: true,
  answeredAt: true,
} as const

type AppealRow = {
  words: string
  createdAt: Date
  outcome: string | null
  answer: string | null
  answeredAt: Date | null
}

export function shapeAppeal(row: AppealRow | null): Exported<'checks'>['appeal'] {
  if (!row) return null
  const { words, createdAt, outcome, answer, answeredAt } = row
  return {
    words,
    at: momentOf(createdAt),
    outcome: outcome as 'granted' | 'refused' | null,
    answer,
    answeredAt: momentOrNull(answeredAt),
  }
}

export const momentOf = (date: Date) => date.toISOString()
export const momentOrNull = (date: Date | null) => date?.toISOString() ?? null
export const dayOrNull = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null

/** The condition for rows later than a key, in the order of `createdAt` and `id`; the index begins at its first part. */
export function laterThan(after: PageKey | null) {
  if (!after) return {}
  return { createdAt: { gte: after.at }, OR: [{ createdAt: { gt: after.at } }, { id: { gt: after.id } }] }
}

export const oldestFirst: ({ createdAt: 'asc' } | { id: 'asc' })[] = [{ createdAt: 'asc' }, { id: 'asc' }]

/** A row with what `inBatches` goes on from. */
export const keyed = <Row extends { createdAt: Date }>(row: Row) => ({ ...row, at: row.createdAt })

export const articleSelect = {
  select: {
    slug: true,
    revisions: { orderBy: { number: 'desc' }, take: 1, select: { title: true } },
  },
} as const

type Article = { slug: string; revisions: { title: string }[] }

/** Where something stands, with absolute addresses; `path` is that of the thing itself if it has one of its own. */
export function placeOf(
  site: URL,
  article: Article,
  paragraphId: string,
  path = routes.articleParagraph(article.slug, paragraphId),
) {
  const { slug, revisions } = article
  const title = revisions[0]?.title ?? slug
  return {
    article: { slug, title, url: new URL(routes.article(slug), site).href },
    paragraphId,
    url: new URL(path, site).href,
  }
}
