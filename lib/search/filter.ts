import { isVerdict, type Verdict } from '@/lib/fact-check/verdicts'
import { longestTyped } from '@/lib/search/terms'

/** What can be found, in the order of the page. */
export const searchKinds = ['article', 'claim', 'fact-check', 'comment'] as const
export type SearchKind = (typeof searchKinds)[number]

export const searchSpans = { day: 1, week: 7, month: 31, year: 366 } as const
export type SearchSpan = keyof typeof searchSpans

/** Where a page of results ends: the rank (null where the newest come first) and the number of its last one. */
export type SearchKey = { rank: number | null; number: bigint }

/** What is asked for; null for what is not narrowed. */
export type SearchFilter = {
  typed: string
  kind: SearchKind | null
  verdict: Verdict | null
  /** The first part of a language tag, such as `en`. */
  language: string | null
  /** Within how many days it appeared, by name. */
  within: SearchSpan | null
  isNewestFirst: boolean
  after: SearchKey | null
}

type Params = Record<string, string | string[] | undefined>

/** The search that an address asks for. What nothing can be is left out. */
export function readSearchFilter(params: Params): SearchFilter {
  const text = (name: string) => {
    const value = params[name]
    return typeof value === 'string' ? value.replaceAll('\0', '') : ''
  }
  const [kind, verdict, language, within] = ['kind', 'verdict', 'language', 'within'].map(text)
  const oneKind = searchKinds.find((each) => each === kind) ?? null
  return {
    typed: text('q').slice(0, longestTyped).toWellFormed(),
    kind: oneKind,
    verdict: verdict && isVerdict(verdict) ? verdict : null,
    language: language && /^[a-z]{2,3}$/.test(language) ? language : null,
    within: within && Object.hasOwn(searchSpans, within) ? (within as SearchSpan) : null,
    isNewestFirst: text('order') === 'newest',
    after: oneKind && readSearchKey(text('after')),
  }
}

/** A search as the query of an address, without what is not narrowed. */
export function searchQuery(filter: SearchFilter): Record<string, string | undefined> {
  const { typed, kind, verdict, language, within, isNewestFirst, after } = filter
  return {
    q: typed || undefined,
    kind: kind ?? undefined,
    verdict: verdict ?? undefined,
    language: language ?? undefined,
    within: within ?? undefined,
    order: isNewestFirst ? 'newest' : undefined,
    after: after ? writeSearchKey(after) : undefined,
  }
}

/** A verdict narrows to what has one. */
export function kindsOf({ kind, verdict }: SearchFilter): readonly SearchKind[] {
  if (kind) return [kind]
  return verdict ? ['claim', 'fact-check'] : searchKinds
}

function writeSearchKey({ rank, number }: SearchKey): string {
  return `${rank ?? ''}~${number}`
}

function readSearchKey(word: string): SearchKey | null {
  const [, rank, number] = /^((?:\d{1,3}(?:\.\d{1,20})?(?:e-\d{1,2})?)?)~(\d{1,15})$/.exec(word) ?? []
  return number ? { rank: rank ? Number(rank) : null, number: BigInt(number) } : null
}
