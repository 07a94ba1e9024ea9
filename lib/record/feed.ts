import 'server-only'
import { v5 as uuidOf } from 'uuid'
import { kindLabels } from '@/lib/event/record-words'
import type { Feed, FeedEntry } from '@/lib/feed/atom'
import type { Site } from '@/lib/feed/queries'
import type { RecordEntry } from '@/lib/record/entry'
import { filterQuery, readRecordFilter } from '@/lib/record/filter'
import { listRecord } from '@/lib/record/queries'
import { reasonWords, sentenceOf, tellEntry } from '@/lib/record/words'
import { routes } from '@/lib/routes'

/** What happened lately on the record, or on the part of it that a filter leaves, as a feed. */
export async function recordFeed(params: URLSearchParams, site: Site): Promise<Feed> {
  const filter = readRecordFilter(Object.fromEntries(params))
  const query = filterQuery(filter)
  const absolute = (path: string) => new URL(path, site.url).href
  const self = absolute(routes.recordFeed(query))
  const { entries } = await listRecord(filter)
  return {
    id: uuidOf(self, uuidOf.URL),
    title: `The public record of ${site.name}`,
    subtitle: 'What moderators decided, with their reasons.',
    page: absolute(routes.record(query)),
    self,
    updated: entries[0]?.at ?? new Date(0).toISOString(),
    site: site.name,
    entries: entries.map((entry) => feedEntry(entry, absolute)),
  }
}

function feedEntry(entry: RecordEntry, absolute: (path: string) => string): FeedEntry {
  const { hash, kind, at, id, article, actor } = entry
  const told = tellEntry(entry)
  const reason = reasonWords(entry)
  return {
    // The hash is this entry's alone, on whatever site it is.
    id: uuidOf(hash, uuidOf.URL),
    title: told.map(({ words }) => words).join(''),
    summary: sentenceOf(entry),
    html: `<p>${told.map(({ words, href }) => (href ? `<a href="${escaped(absolute(href))}">${escaped(words)}</a>` : escaped(words))).join('')}</p>${reason ? `<p>${escaped(reason)}</p>` : ''}`,
    category: kindLabels[kind] ?? kind,
    url: absolute(routes.recordEvent(id)),
    about: article ? { url: absolute(routes.article(article.slug)), title: article.title } : null,
    author: { name: actor.name, url: actor.handle ? absolute(routes.person(actor.handle)) : null },
    published: at,
    updated: at,
  }
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter)
