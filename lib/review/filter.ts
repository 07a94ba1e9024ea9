import { type Verdict, verdicts } from '@/lib/fact-check/verdicts'
import { type AuthorStanding, authorStandings, type CaseKind, caseKinds } from '@/lib/review/kinds'
import { type QueueView, queueViewOf } from '@/lib/review/queue'

/** How long a case has waited: too long, soon too long, or hardly at all. */
export const queueAges = ['overdue', 'soon', 'fresh'] as const
export type QueueAge = (typeof queueAges)[number]

/**
 * Between how many minutes of waiting an age lies, where so many hours are too long: from the first, up to the second,
 * which is null where there is no end. Soon overdue is the last sixth of the time.
 */
export function ageMinutes(age: QueueAge, targetHours: number): { from: number; to: number | null } {
  const target = targetHours * 60
  if (age === 'overdue') return { from: target, to: null }
  return age === 'soon' ? { from: Math.round((target * 5) / 6), to: target } : { from: 0, to: 60 }
}

/** What a moderator wants to see of the queue; null and an empty search leave nothing out. */
export type QueueFilter = {
  view: QueueView
  kind: CaseKind | null
  /** Words of the claim, the quote, the comment or the author's name, all of which must be there. */
  q: string
  /** The slug of an article. */
  article: string | null
  verdict: Verdict | null
  language: string | null
  standing: AuthorStanding | null
  age: QueueAge | null
}

export const noFilter: QueueFilter = {
  view: 'all',
  kind: null,
  q: '',
  article: null,
  verdict: null,
  language: null,
  standing: null,
  age: null,
}

type Query = Record<string, string | string[] | undefined>

const longestSearch = 200

/** The filter that an address names. What it names wrongly is left out: an old address shows more, never an error. */
export function readFilter(query: Query): QueueFilter {
  const word = (name: string) => {
    const value = query[name]
    return typeof value === 'string' ? value.trim() : ''
  }
  const slug = word('article')
  const language = word('language')
  return {
    view: queueViewOf(word('view')),
    kind: oneOf(caseKinds, word('kind')),
    q: word('q')
      .replace(/\p{Cc}+/gu, ' ')
      .slice(0, longestSearch),
    article: /^[a-z0-9-]{1,200}$/.test(slug) ? slug : null,
    verdict: oneOf(verdicts, word('verdict')),
    language: /^[A-Za-z-]{2,20}$/.test(language) ? language : null,
    standing: oneOf(authorStandings, word('standing')),
    age: oneOf(queueAges, word('age')),
  }
}

function oneOf<Word extends string>(words: readonly Word[], candidate: string): Word | null {
  return words.find((word) => word === candidate) ?? null
}

/** A filter as it stands in an address; what leaves nothing out stands for nothing. */
export function filterQuery({ view, q, ...rest }: QueueFilter): Record<string, string> {
  const all = { view: view === 'all' ? null : view, q, ...rest }
  return Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}

/** How many things are asked for beyond the kind and who holds it: what is folded away on the page. */
export function detailsIn(filter: QueueFilter): number {
  const { article, verdict, language, standing, age } = filter
  return [article, verdict, language, standing, age].filter(Boolean).length
}

/** The words that a search asks for, at most eight: each must be found, in any order and inside longer words too. */
export function searchWords(q: string): string[] {
  return q.normalize('NFC').split(/\s+/).filter(Boolean).slice(0, 8)
}

/** A word as a pattern of SQL's LIKE that finds it anywhere. */
export function likePattern(word: string): string {
  return `%${word.replace(/[\\%_]/g, (special) => `\\${special}`)}%`
}
