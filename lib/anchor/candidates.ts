import search from 'approx-string-match'
import { type Folded, fold } from '@/lib/anchor/fold'
import { closeness } from '@/lib/anchor/similarity'

/** Words to find again, as they are compared. */
export type Sought = { exact: string; prefix: string; suffix: string }

/**
 * Where words may stand in a text: UTF-16 units of the folded text. `similarity` is how close the words there are to
 * those that are sought; `before` and `after` how close what stands around them is to what stood around those. All from
 * 0 to 1.
 */
export type Candidate = { start: number; end: number; similarity: number; before: number; after: number }

/** Below this similarity words are not the same any more, however they may be placed (docs/domain.md). */
export const leastSimilarity = 0.6

export function sought(quote: { exact: string; prefix: string | null; suffix: string | null }): Sought {
  return {
    exact: fold(quote.exact).text.trim(),
    prefix: fold(quote.prefix ?? '').text,
    suffix: fold(quote.suffix ?? '').text,
  }
}

/**
 * The places of words in a text: all where they stand as they are, and if they do so nowhere, those that are least edits
 * away from them (Myers 1999, by `approx-string-match`), widened to whole words. Best first; of places that overlap the best alone.
 */
export function listCandidates({ text }: Folded, words: Sought): Candidate[] {
  const exact = placesOf(text, words.exact)
  const places = exact.length > 0 ? exact : nearlyPlacesOf(text, words.exact)
  return places
    .map((place) => ({
      ...place,
      similarity: exact.length > 0 ? 1 : closeness(text.slice(place.start, place.end), words.exact),
      ...contextAt(text, place, words),
    }))
    .filter(({ similarity }) => similarity >= leastSimilarity)
    .sort((a, b) => scoreOf(b) - scoreOf(a) || a.start - b.start)
    .filter((place, at, all) => !all.slice(0, at).some((better) => overlaps(better, place)))
}

/** Of both sides the mean. */
export function contextOf({ before, after }: Candidate): number {
  return (before + after) / 2
}

/** Words and their surroundings count alike. From 0 to 2. */
export function scoreOf(candidate: Candidate): number {
  return candidate.similarity + contextOf(candidate)
}

type Place = { start: number; end: number }

function placesOf(text: string, words: string): Place[] {
  const found: Place[] = []
  if (words === '') return found
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1))
    found.push({ start, end: start + words.length })
  return found
}

function nearlyPlacesOf(text: string, words: string): Place[] {
  const mostErrors = Math.floor(words.length * (1 - leastSimilarity))
  if (mostErrors === 0) return []
  const widened = search(text, words, mostErrors).map(({ start, end }) => wholeWords(text, start, end))
  return [...new Map(widened.map((place) => [`${place.start} ${place.end}`, place])).values()]
}

const isLetter = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{M}\p{N}]/u.test(character)

function wholeWords(text: string, start: number, end: number): Place {
  let [from, to] = [start, end]
  while (text[from] === ' ' && from < to) from += 1
  while (text[to - 1] === ' ' && from < to) to -= 1
  while (isLetter(text[from - 1]) && isLetter(text[from])) from -= 1
  while (isLetter(text[to]) && isLetter(text[to - 1])) to += 1
  return { start: from, end: to }
}

/** The beginning or end of a paragraph is context too: nothing there is like nothing. */
function contextAt(text: string, { start, end }: Place, { prefix, suffix }: Sought) {
  const before = text.slice(Math.max(0, start - Math.max(1, prefix.length)), start)
  const after = text.slice(end, end + Math.max(1, suffix.length))
  return { before: closeness(before, prefix), after: closeness(after, suffix) }
}

function overlaps(one: Place, other: Place): boolean {
  return one.start < other.end && other.start < one.end
}
