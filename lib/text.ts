/**
 * Text is measured in Unicode code points and cut at grapheme boundaries (what a reader sees as one character), never
 * in UTF-16 units: offsets then mean the same in JavaScript, in PostgreSQL and in exports. A lone surrogate counts as
 * one code point, as it does when JavaScript iterates a string.
 */

// A fixed locale, so that every machine cuts alike. Grapheme rules do not depend on the language.
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The length of a text in code points: 1 for '😀', 2 for 'e' with a combining accent. */
export function codePointLength(text: string): number {
  let length = 0
  for (const _ of text) length += 1
  return length
}

/**
 * The UTF-16 index at which the given code point begins, for use with `slice` and the DOM. Offsets below 0 give 0,
 * offsets past the end give the text's UTF-16 length.
 */
export function toUtf16Offset(text: string, codePoints: number): number {
  let index = 0
  for (let seen = 0; seen < codePoints && index < text.length; seen += 1) index += unitsAt(text, index)
  return index
}

/**
 * The number of code points before a UTF-16 index, such as one from a DOM selection. An index inside a surrogate pair
 * counts as the start of that pair; indexes outside the text are moved to its nearer end.
 */
export function toCodePointOffset(text: string, utf16: number): number {
  let count = 0
  for (let index = 0; index < text.length; count += 1) {
    index += unitsAt(text, index)
    if (index > utf16) return count
  }
  return count
}

function unitsAt(text: string, index: number): 1 | 2 {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1
}

/** The part of a text between two code point offsets, the end excluded. Like `slice`, but offsets never count back. */
export function sliceCodePoints(text: string, start: number, end = Number.POSITIVE_INFINITY): string {
  const from = toUtf16Offset(text, start)
  if (end <= start) return ''
  return text.slice(from, end === Number.POSITIVE_INFINITY ? undefined : toUtf16Offset(text, end))
}

/** A text cut into what readers see as single characters, with the UTF-16 index at which each begins. */
export function listGraphemes(text: string): { index: number; segment: string }[] {
  // What the segmenter says of these too, a hundred times faster.
  if (/^[ -~]*$/.test(text)) return Array.from(text, (segment, index) => ({ index, segment }))
  return Array.from(graphemes.segment(text), ({ index, segment }) => ({ index, segment }))
}

/**
 * Tells for one text which UTF-16 indexes lie between graphemes. The text is analysed once, so asking often is cheap.
 * Both ends of the text are boundaries; indexes outside it are not.
 */
export function graphemeBoundaries(text: string): (utf16: number) => boolean {
  const segments = graphemes.segment(text)
  return (utf16) => utf16 === text.length || segments.containing(utf16)?.index === utf16
}

/**
 * Widens a range (code points) so that it begins and ends between graphemes. Outward, because whoever selected half of
 * a flag or a letter without its accent meant the whole. Offsets outside the text are moved to its ends; an empty
 * range inside a grapheme becomes that grapheme.
 */
export function snapToGraphemes(text: string, start: number, end: number): { start: number; end: number } {
  const segments = graphemes.segment(text)
  const last = segments.containing(toUtf16Offset(text, end))
  const first = segments.containing(toUtf16Offset(text, start))
  const from = first?.index ?? text.length
  const inside = last !== undefined && last.index !== toUtf16Offset(text, end)
  const to = inside ? last.index + last.segment.length : (last?.index ?? text.length)
  return { start: toCodePointOffset(text, from), end: toCodePointOffset(text, to) }
}

/** Every way of ending a line (CRLF, CR, vertical tab, form feed, NEL, U+2028, U+2029) as a single line feed. */
export function unifyLines(text: string): string {
  return text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
}

/**
 * Why a text cannot be kept as it is: 'damaged' when it holds U+FFFD, a lone surrogate or a non-character (it was
 * decoded wrongly somewhere, and the words are already lost), 'control' when it holds control characters other than
 * tab and line feed (PostgreSQL refuses NUL, XML feeds the others). Null for sound text. Marks of writing direction
 * are sound: Arabic and Hebrew need them.
 */
export function textProblem(text: string): 'damaged' | 'control' | null {
  if (/[\p{Surrogate}\ufffd-\uffff]/u.test(text)) return 'damaged'
  if (/[^\P{Cc}\t\n]/u.test(text)) return 'control'
  return null
}

/** Whether a text can be stored and shown as it is; see `textProblem`. Line ends must be unified before. */
export function isCleanText(text: string): boolean {
  return textProblem(text) === null
}
