import type { EventKind } from '@/lib/event/kinds'
import type { LiveEvent } from '@/lib/live/heard'

/** What an event is to a reader: something new, a change of what is there, or of no interest. */
const meanings: Partial<Record<EventKind, 'new' | 'changed'>> = {
  'article.published': 'changed',
  'article.revised': 'changed',
  'comment.reattached': 'changed',
  'comment.created': 'new',
  'comment.edited': 'changed',
  'comment.deleted': 'changed',
  'comment.released': 'new',
  'comment.hidden': 'changed',
  'comment.restored': 'changed',
  'fact-check.published': 'new',
  'fact-check.retracted': 'changed',
  'fact-check.confirmed': 'changed',
  'fact-check.reattached': 'changed',
  'occurrence.confirmed': 'changed',
  'occurrence.accepted': 'new',
}

/** What has happened at a place since the page was made, and is not shown yet. `reset`: more than could be told. */
export type News = { events: readonly LiveEvent[]; reset: number | null }

export const noNews: News = { events: [], reset: null }

/** Adds an event, once however often it is heard; what changes nothing for a reader is left out. */
export function addNews(news: News, event: LiveEvent): News {
  if (!meanings[event.kind] || news.events.some(({ id }) => id === event.id)) return news
  return { ...news, events: [...news.events, event] }
}

/**
 * The news for one person: their own deeds are none, nor are comments of people they have blocked, nor is what was
 * written and deleted meanwhile.
 */
export function newsFor(
  news: News,
  viewerId: string | undefined,
  blocked: readonly { id: string }[] = [],
): News {
  const unheard = new Set(blocked.map(({ id }) => id))
  const others = news.events.filter(
    ({ kind, actorId }) =>
      actorId === null || (actorId !== viewerId && !(kind.startsWith('comment.') && unheard.has(actorId))),
  )
  const subjectsOf = (kind: EventKind) =>
    new Set(others.filter((event) => event.kind === kind).map(({ subjectId }) => subjectId))
  const [made, deleted] = [subjectsOf('comment.created'), subjectsOf('comment.deleted')]
  const events = others.filter(({ subjectId }) => !made.has(subjectId) || !deleted.has(subjectId))
  return { ...news, events }
}

/** What is left when a page has been made anew with everything up to an entry of the log. */
export function newsAfter(news: News, upTo: number): News {
  const events = news.events.filter(({ id }) => id > upTo)
  const reset = news.reset !== null && news.reset > upTo ? news.reset : null
  return events.length === news.events.length && reset === news.reset ? news : { events, reset }
}

/** The last entry that must be in a page for all of the news to be shown. 0 when there are none. */
export function lastOf({ events, reset }: News): number {
  return Math.max(0, reset ?? 0, ...events.map(({ id }) => id))
}

/** The news in a few words: "3 new", "1 change", "Much is new"; empty when there is none. */
export function sayNews(news: News): string {
  if (news.reset !== null) return 'Much is new'
  const fresh = newThings(news).length
  if (fresh > 0) return `${fresh} new`
  const changed = new Set(news.events.map(({ subjectId }) => subjectId)).size
  return changed === 0 ? '' : changed === 1 ? '1 change' : `${changed} changes`
}

/** How many new things each paragraph has; paragraphs without any are left out. */
export function newByParagraph(news: News): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { paragraphId } of newThings(news)) {
    if (paragraphId) counts.set(paragraphId, (counts.get(paragraphId) ?? 0) + 1)
  }
  return counts
}

/** The new things that the news tell of, each once. */
export function newThings({ events }: News): LiveEvent[] {
  const fresh = events.filter(({ kind }) => meanings[kind] === 'new')
  return [...new Map(fresh.map((event) => [event.subjectId, event])).values()]
}

const comes = new Set<EventKind>([
  'fact-check.submitted',
  'fact-check.resubmitted',
  'fact-check.flagged',
  'fact-check.appealed',
  'fact-check.decision-undone',
  'occurrence.proposed',
  'fact-check.drifted',
  'occurrence.drifted',
  // The desk hears of comments only when they wait.
  'comment.created',
  'comment.edited',
  'comment.flagged',
  'comment.appealed',
  'person.appealed',
])
const goes = new Set<EventKind>([
  'fact-check.withdrawn',
  'fact-check.published',
  'fact-check.changes-requested',
  'fact-check.rejected',
  'occurrence.accepted',
  'occurrence.declined',
  'fact-check.retracted',
  'fact-check.flags-dismissed',
  'fact-check.confirmed',
  'occurrence.confirmed',
  'comment.deleted',
  'comment.released',
  'comment.hidden',
  'comment.restored',
  'comment.flags-dismissed',
  'comment.appeal-refused',
])

/** The cases that have come to the desk since it was opened, oldest first, without those that are gone or one's own. */
export function addCase(
  known: readonly string[],
  { kind, subjectId, actorId }: LiveEvent,
  viewerId: string | undefined,
): string[] {
  const others = known.filter((id) => id !== subjectId)
  if (comes.has(kind) && actorId !== viewerId) return [...others, subjectId]
  return goes.has(kind) ? others : [...known]
}

/** How many cases have come, in words; empty for none. */
export function sayCases(count: number): string {
  return count === 0 ? '' : count === 1 ? '1 new case' : `${count} new cases`
}
