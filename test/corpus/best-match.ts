import search from 'approx-string-match'
import { closeness } from '@/lib/anchor/similarity'
import type { Edit } from './edits'
import type { Found } from './placing'

const contextLength = 32
const weights = { quote: 50, prefix: 20, suffix: 20, place: 2 }

/**
 * How annotations are found again where nothing is known of paragraphs and no threshold is set, for comparison: the best
 * match for the quote in the whole text, scored by quote, context and place as Hypothesis scores them
 * (`match-quote.ts` of its client), shown as fitting whatever its score. An annotation of a whole paragraph is one of all
 * its words.
 */
export function placeByBestMatch({ was, is, labels }: Edit): Found[] {
  const [before, after] = [was.join('\n'), is.join('\n')]
  return labels.map(({ at, exact, start }) => {
    const from = was.slice(0, at).join('\n').length + (at > 0 ? 1 : 0) + start
    const words = exact ?? was[at] ?? ''
    const prefix = before.slice(Math.max(0, from - contextLength), from)
    const suffix = before.slice(from + words.length, from + words.length + contextLength)
    const scored = search(after, words, Math.min(256, words.length / 2))
      .map((match) => ({
        ...match,
        score:
          weights.quote * (1 - match.errors / words.length) +
          weights.prefix *
            closeness(after.slice(Math.max(0, match.start - prefix.length), match.start), prefix) +
          weights.suffix * closeness(after.slice(match.end, match.end + suffix.length), suffix) +
          weights.place * (1 - Math.abs(match.start - from) / after.length),
      }))
      .sort((a, b) => b.score - a.score)
    const [best] = scored
    if (!best) return { state: 'orphaned', at: -1, start: null, end: null }
    return placeIn(is, best.start, best.end, exact === null)
  })
}

function placeIn(is: readonly string[], start: number, end: number, isWhole: boolean): Found {
  let begins = 0
  for (const [at, text] of is.entries()) {
    if (start <= begins + text.length) {
      const place = isWhole ? { start: null, end: null } : { start: start - begins, end: end - begins }
      return { state: 'anchored', at, ...place }
    }
    begins += text.length + 1
  }
  return { state: 'orphaned', at: -1, start: null, end: null }
}
