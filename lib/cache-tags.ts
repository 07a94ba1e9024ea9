/** Names under which shared pages are cached. Built here only, so that what is stored and what is dropped agree. */
export const tags = {
  everything: () => 'everything',
  front: () => 'front',
  sitemap: () => 'sitemap',
  slug: (slug: string) => `slug:${slug}`,
  article: (id: string) => `article:${id}`,
  factCheck: (id: string) => `fact-check:${id}`,
}

/** What the database announces when an event is appended (`NOTIFY obelus_event`). */
export type EventNotice = {
  id: string
  kind: string
  subjectType: string
  subjectId: string
  articleId: string | null
  actorId: string | null
  slug: string | null
}

/** Events that change nothing a signed-out reader sees; they leave the shared pages alone. */
const unseen = new Set([
  'fact-check.claimed',
  'fact-check.released',
  'fact-check.flagged',
  'comment.flagged',
  'occurrence.proposed',
  'occurrence.declined',
  'person.joined',
])

/** Events that give the site a new address. */
const published = new Set(['article.published', 'fact-check.published'])

/** The shared pages that an event makes stale. */
export function tagsOf(notice: EventNotice): string[] {
  if (unseen.has(notice.kind)) return []
  const stale: string[] = []
  if (notice.articleId) stale.push(tags.article(notice.articleId), tags.front())
  if (notice.slug && notice.subjectType === 'article') stale.push(tags.slug(notice.slug))
  if (notice.subjectType === 'fact-check') stale.push(tags.factCheck(notice.subjectId))
  if (published.has(notice.kind)) stale.push(tags.sitemap())
  if (notice.subjectType === 'person') stale.push(tags.everything())
  return stale
}
