/** Names under which shared pages are cached. Built here only, so that what is stored and what is dropped agree. */
export const tags = {
  everything: () => 'everything',
  front: () => 'front',
  sitemap: () => 'sitemap',
  /** The public record: every entry of the log changes it, if only the newest link of its chain. */
  record: () => 'record',
  /** The feeds of articles. */
  feeds: () => 'feeds',
  slug: (slug: string) => `slug:${slug}`,
  article: (id: string) => `article:${id}`,
  /** The title and the text of an article, which other pages name, without what is said about it. */
  text: (articleId: string) => `text:${articleId}`,
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
  /** The check it is about, and the other articles in which that stands: at most `mostPlaces`, and one to say there are more. */
  factCheckId?: string | null
  places?: string[]
}

const mostPlaces = 150

/** Events that change nothing a signed-out reader sees; they leave the shared pages alone. */
const unseen = new Set([
  'article.drafted',
  'article.scheduled',
  'article.schedule-cancelled',
  'article.schedule-failed',
  'article.proposed',
  'article.proposal-dismissed',
  'feed.added',
  'feed.removed',
  'case.claimed',
  'case.released',
  'case.reopened',
  'case.noted',
  'fact-check.claimed',
  'fact-check.released',
  'fact-check.appealed',
  'fact-check.second-asked',
  'fact-check.opinion-given',
  'fact-check.flagged',
  'fact-check.flags-dismissed',
  'comment.flagged',
  'comment.flags-dismissed',
  'comment.appealed',
  'comment.appeal-refused',
  'occurrence.proposed',
  'occurrence.declined',
  'person.joined',
  'person.warned',
  'person.acknowledged',
  'person.pre-moderated',
  'person.suspended',
  'person.appealed',
  'person.appeal-refused',
  'person.sessions-ended',
  'person.email-verified',
  'person.email-changed',
  'person.password-changed',
  'person.account-linked',
  'person.account-unlinked',
  'person.leaving',
  'person.stayed',
  'word-rule.added',
  'word-rule.removed',
  'template.changed',
])

/** Events that only add or reword, and may come often: readers may see the page as it was for a moment more (docs/decisions/012). */
const adding = new Set([
  'article.published',
  'comment.created',
  'comment.edited',
  'comment.released',
  'comment.restored',
  'comment.marked-helpful',
  'comment.unmarked-helpful',
  'fact-check.published',
  'occurrence.accepted',
  // On every page, so its readers need not all wait because somebody calls themselves otherwise.
  'person.renamed',
])

/** Whether readers need not wait for the page that shows an event: nothing that they must not see was on it before. */
export function mayWait(kind: string): boolean {
  return adding.has(kind)
}

/** Events that give the site a new address, or change when one was last changed. */
const published = new Set([
  'article.published',
  'article.unpublished',
  'article.revised',
  'fact-check.published',
  'fact-check.retracted',
])

/** What changes a check wherever it stands. */
const everywhere = new Set(['fact-check.published', 'fact-check.retracted'])

/** The shared pages that an event makes stale. */
export function tagsOf(notice: EventNotice): string[] {
  if (unseen.has(notice.kind)) return []
  const stale: string[] = []
  if (notice.articleId) stale.push(tags.article(notice.articleId), tags.front())
  if (notice.subjectType === 'article') stale.push(tags.text(notice.subjectId))
  if (notice.slug && notice.subjectType === 'article') stale.push(tags.slug(notice.slug))
  if (notice.subjectType === 'fact-check') stale.push(tags.factCheck(notice.subjectId))
  if (notice.subjectType === 'occurrence' && notice.factCheckId)
    stale.push(tags.factCheck(notice.factCheckId))
  if (everywhere.has(notice.kind)) stale.push(...tagsOfPlaces(notice.places ?? []))
  if (published.has(notice.kind)) stale.push(tags.sitemap())
  // How moderators are named, among others.
  if (notice.subjectType === 'person' || notice.kind === 'setting.changed') stale.push(tags.everything())
  return stale
}

/** A check that stands in more articles than can be named makes everything stale: rare, and never wrong. */
function tagsOfPlaces(places: string[]): string[] {
  return places.length > mostPlaces ? [tags.everything()] : places.map(tags.article)
}
