import {
  codePointLength,
  graphemeBoundaries,
  sliceCodePoints,
  snapToGraphemes,
  toCodePointOffset,
  toUtf16Offset,
} from '@/lib/text'
import { fold } from './fold'

/**
 * Words of a paragraph and where they stand. `start` and `end` are code points in the paragraph's text, at grapheme
 * boundaries, the end excluded; `prefix` and `suffix` are up to 32 code points before and after. The shape is that of
 * the W3C Web Annotation model (TextQuoteSelector with TextPositionSelector).
 */
export type Quote = { exact: string; prefix: string; suffix: string; start: number; end: number }

/** Words that somebody chose, and where they begin in their paragraph (code points). */
export type Words = Pick<Quote, 'exact' | 'start'>

/** Words to look for; context and place help to choose between equal ones. `start` is in code points. */
export type Wanted = { exact: string; prefix?: string; suffix?: string; start?: number }

/** Code points of context kept on either side of a quote. */
export const contextLength = 32

/**
 * The quote that a selection of a text makes, from and to code point offsets. Widened to whole graphemes, then narrowed
 * to leave out white space at its ends, which selecting by mouse often catches. Null when nothing is left, when the
 * offsets are reversed or are no numbers; offsets outside the text are moved to its ends.
 */
export function anchorQuote(text: string, start: number, end: number): Quote | null {
  if (!(start < end)) return null
  const wide = snapToGraphemes(text, start, end)
  const words = sliceCodePoints(text, wide.start, wide.end)
  const from = wide.start + codePointLength(words) - codePointLength(words.trimStart())
  const to = from + codePointLength(words.trim())
  return from < to ? quoteAt(text, snapToGraphemes(text, from, to)) : null
}

function quoteAt(text: string, { start, end }: { start: number; end: number }): Quote {
  return {
    exact: sliceCodePoints(text, start, end),
    prefix: sliceCodePoints(text, Math.max(0, start - contextLength), start),
    suffix: sliceCodePoints(text, end, end + contextLength),
    start,
    end,
  }
}

/** A place in the original text (UTF-16) and how many units of context around it agree with what is wanted. */
type Place = { start: number; end: number; agreement: number }

/**
 * The quote that a selection in a browser makes: offsets are UTF-16 units of the paragraph's text, as the DOM counts.
 * Whatever they cut (a surrogate pair, an accent, a flag), the quote is whole; see `anchorQuote`.
 */
export function quoteSelection(text: string, fromUtf16: number, toUtf16: number): Quote | null {
  const end = toCodePointOffset(text, toUtf16)
  const isCut = toUtf16Offset(text, end) < Math.min(toUtf16, text.length)
  return anchorQuote(text, toCodePointOffset(text, fromUtf16), isCut ? end + 1 : end)
}

/**
 * Where words stand in a text, with the text's own spelling of them. They are compared exactly first; if they are
 * nowhere, again with white space, quotation marks, dashes and ellipses of any form taken as equal (see `fold`), for
 * people type what they read on a keyboard. Of several places the one whose surroundings agree longest with `prefix`
 * and `suffix` is taken, and among those that agree equally the one nearest to `start`. If two are still equal the
 * answer is 'ambiguous': a tie is never guessed, for a verdict under the wrong words is worse than a question. Places
 * that begin or end inside a grapheme are no match; no words at all are not found.
 */
export function findQuote(text: string, wanted: Wanted): Quote | 'not-found' | 'ambiguous' {
  const exact = listExact(text, wanted)
  const place = choose(exact.length > 0 ? exact : listFolded(text, wanted), text, wanted.start)
  if (typeof place === 'string') return place
  return quoteAt(text, {
    start: toCodePointOffset(text, place.start),
    end: toCodePointOffset(text, place.end),
  })
}

function listExact(text: string, wanted: Wanted): Place[] {
  const isBoundary = graphemeBoundaries(text)
  return occurrences(text, wanted.exact)
    .map((start) => ({ start, end: start + wanted.exact.length }))
    .filter(({ start, end }) => isBoundary(start) && isBoundary(end))
    .map((place) => ({
      ...place,
      agreement: agreement(text, place, wanted.prefix ?? '', wanted.suffix ?? ''),
    }))
}

function listFolded(original: string, wanted: Wanted): Place[] {
  const { text, starts, ends } = fold(original)
  const words = fold(wanted.exact).text.trim()
  const prefix = fold(wanted.prefix ?? '').text
  const suffix = fold(wanted.suffix ?? '').text
  const isBoundary = (unit: number) => unit === 0 || starts[unit] !== starts[unit - 1]
  return occurrences(text, words)
    .map((start) => ({ start, end: start + words.length }))
    .filter(({ start, end }) => isBoundary(start) && isBoundary(end))
    .map((place) => ({
      start: starts[place.start] ?? 0,
      end: ends[place.end - 1] ?? 0,
      agreement: agreement(text, place, prefix, suffix),
    }))
}

function occurrences(text: string, words: string): number[] {
  const found: number[] = []
  if (!words.trim()) return found
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at)
  return found
}

function agreement(
  text: string,
  place: { start: number; end: number },
  prefix: string,
  suffix: string,
): number {
  let before = 0
  while (
    before < Math.min(prefix.length, place.start) &&
    prefix.at(-1 - before) === text[place.start - 1 - before]
  )
    before += 1
  let after = 0
  while (after < suffix.length && suffix[after] === text[place.end + after]) after += 1
  return before + after
}

function choose(places: Place[], text: string, start: number | undefined): Place | 'not-found' | 'ambiguous' {
  const most = Math.max(...places.map((place) => place.agreement))
  const best = places.filter((place) => place.agreement === most)
  const [first] = best
  if (!first) return 'not-found'
  if (best.length === 1) return first
  if (start === undefined) return 'ambiguous'
  const near = toUtf16Offset(text, start)
  const distance = (place: Place) => Math.abs(place.start - near)
  const least = Math.min(...best.map(distance))
  const [nearest, other] = best.filter((place) => distance(place) === least)
  return nearest && !other ? nearest : 'ambiguous'
}
