import 'server-only'
import { db } from '@/lib/db'
import { type Asked, askFor } from '@/lib/search/asked'
import { kindsOf, type SearchFilter, type SearchKind, searchKinds } from '@/lib/search/filter'
import { countFound, findBest, findNewest } from '@/lib/search/find'
import type { HitPage, SearchAnswer } from '@/lib/search/hit'
import { readHits } from '@/lib/search/hits'
import { suggest } from '@/lib/search/suggest'
import { readTerms, type Term, withLastBegun } from '@/lib/search/terms'

/** How much a page shows: of one kind, and of each where all kinds stand together. */
export const searchPage = { one: 20, each: 4 }
/** With fewer results the last word may be one that is not finished yet. */
const few = 4

/**
 * What anyone may find, for anyone. First all of the words as they were typed; where they find little, words that begin
 * like the last; where they find nothing, what may have been meant. Every text can be typed, and none makes it fail.
 */
export async function search(filter: SearchFilter): Promise<SearchAnswer> {
  const terms = readTerms(filter.typed)
  const asked = await askFor(terms, filter.language)
  const begun = withLastBegun(filter.typed.trimEnd() === filter.typed ? filter.typed : '', terms)
  const first = asked ? await look(filter, asked) : null
  const isLittle = !first || totalOf(first) < few
  const askedBegun = begun && isLittle ? await askFor(begun, filter.language) : null
  const second = askedBegun ? await look(filter, askedBegun) : null
  const isBegun = second !== null && totalOf(second) > (first ? totalOf(first) : 0)
  const best = isBegun ? second : first
  if (best && totalOf(best) > 0) return { status: 'found', ...best, isBegun, meant: null }
  const status = asked || askedBegun ? 'nothing' : 'no-words'
  return { status, pages: [], counts: {}, isBegun: false, meant: await meantBy(filter, terms) }
}

/** The languages that something is written in here, for whoever narrows to one. */
export async function listSearchLanguages(): Promise<string[]> {
  const rows = await db().$queryRaw<{ language: string }[]>`
    WITH RECURSIVE written AS (
      SELECT min(language) AS language FROM search_entry
      UNION ALL
      SELECT (SELECT min(e.language) FROM search_entry e WHERE e.language > w.language) FROM written w WHERE w.language IS NOT NULL
    )
    SELECT language FROM written WHERE language IS NOT NULL`
  return rows.map(({ language }) => language)
}

type Looked = Pick<SearchAnswer, 'pages' | 'counts'>

async function look(filter: SearchFilter, asked: Asked): Promise<Looked> {
  const shown = kindsOf(filter)
  const size = filter.kind ? searchPage.one : searchPage.each
  const others = searchKinds.filter(
    (kind) => !shown.includes(kind) && kindsOf({ ...filter, kind: null }).includes(kind),
  )
  const [pages, counts] = await Promise.all([
    Promise.all(shown.map((kind) => lookFor(kind, filter, asked, size))),
    Promise.all(others.map(async (kind) => [kind, await countFound(kind, asked, filter)] as const)),
  ])
  return { pages, counts: Object.fromEntries(counts) }
}

async function lookFor(kind: SearchKind, filter: SearchFilter, asked: Asked, size: number): Promise<HitPage> {
  const find = filter.isNewestFirst ? findNewest : findBest
  const { places, ...found } = await find(kind, asked, filter, size)
  const hits = await readHits(
    kind,
    places.map(({ id }) => id),
    asked,
  )
  // Of the newest first only what is left from a page on was counted.
  const isLater = filter.isNewestFirst && filter.after !== null
  const count = isLater ? await countFound(kind, asked, filter) : found.count
  return { kind, hits, ...found, count }
}

function totalOf({ pages, counts }: Looked): number {
  return [...pages.map(({ count }) => count), ...Object.values(counts)].reduce((sum, count) => sum + count, 0)
}

async function meantBy(filter: SearchFilter, terms: readonly Term[]): Promise<string | null> {
  const meant = await suggest(filter.typed, terms)
  const asked = meant ? await askFor(readTerms(meant), filter.language) : null
  if (!asked) return null
  const counts = await Promise.all(
    kindsOf({ ...filter, kind: null }).map((kind) => countFound(kind, asked, filter)),
  )
  return counts.some((count) => count > 0) ? meant : null
}
