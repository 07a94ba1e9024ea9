import type { Verdict } from '@/lib/fact-check/verdicts'

/** A claim that has a published check, as somebody who writes a new one sees it. */
export type SimilarClaim = {
  factCheckId: string
  claim: string
  verdict: Verdict
  conclusion: string
  author: string
  /** The article it was checked in. */
  article: string
  slug: string
  /** How much of its trigrams it shares with what was typed, from 0 to 1 (pg_trgm). */
  likeness: number
}

/** How alike two claims must be to be shown; below it trigrams match by chance. */
export const leastLikeness = 0.3
export const mostSimilar = 5
/** From so many characters on looking is worth while. */
export const leastTyped = 12

/**
 * A word that was typed, and its place among the others; `share` is the part of all claims that hold it, null when it is
 * rarer than the statistics tell.
 */
export type TypedWord = { word: string; position: number; share: number | null }

/** How many claims may be compared by trigrams: what the words must narrow the search to. */
export const mostCandidates = 500

const mostSingles = 6
const mostPaired = 6
/** How many times as often as by chance two words stand together: claims are about something. */
const kinship = 4

/**
 * The words by which to look for similar claims, as a query for PostgreSQL's text search: the rarest of what was typed,
 * each alone if it is rare, and pairs of the more common ones, the most telling first, as long as they are expected to
 * find no more than `mostCandidates` of `total` claims together. Whoever means the same claim shares at least one of
 * these with it, a slip in another word notwithstanding. Null when no word tells anything. A word that the statistics do
 * not list is rarer than the rarest listed (`floor`).
 */
export function searchQuery(words: readonly TypedWord[], total: number, floor: number): string | null {
  const known = words
    .map(({ word, position, share }) => ({ key: quoted(word), position, share: share ?? floor }))
    .sort((a, b) => a.share - b.share)
  let left = mostCandidates
  const take = (key: string, expected: number) => {
    if (expected > left) return []
    left -= expected
    return [key]
  }
  const singles = known.slice(0, mostSingles).flatMap(({ key, share }) => take(key, share * total))
  const common = known.filter(({ key }) => !singles.includes(key)).slice(0, mostPaired)
  const pairs = common.flatMap((a, at) =>
    common.slice(at + 1).flatMap((b) => {
      // Neighbours are often a phrase, and then no rarer together than one of them alone.
      if (Math.abs(a.position - b.position) === 1) return []
      return take(`(${a.key} & ${b.key})`, a.share * b.share * total * kinship)
    }),
  )
  return singles.length + pairs.length > 0 ? [...singles, ...pairs].join(' | ') : null
}

/** A lexeme as a tsquery holds it. */
function quoted(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
