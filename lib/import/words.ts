import { type InlineMark, mostMarks } from '@/lib/article/inline'
import { maxParagraphLength } from '@/lib/article/plain-text'
import { codePointLength } from '@/lib/text'

/** What words are while a page is read: what `InlineMark` keeps, without their place. */
export type Style = { kind: 'emphasis' | 'strong' | 'header' } | { kind: 'link'; href: string }

/** A stretch of text under the same styles. */
export type Piece = { text: string; styles: readonly Style[] }

export type Words = { text: string; marks: InlineMark[] }

/** In UTF-16 units: no paragraph that may be stored is longer, so of longer ones no marks need be made. */
const longest = 2 * maxParagraphLength

/**
 * The pieces of a paragraph as one text with its marks. White space is as a browser shows it (runs of it are one space,
 * no-break spaces stay within; at the ends stands none) or, for code, as it was written, without blank lines at the ends.
 * Marks are in code points, narrowed to leave out white space at their ends, joined where they touch. The text is in NFC;
 * where an accent was apart from its letter at the edge of a mark, marks would no longer fit, and are left out.
 */
export function assemble(pieces: readonly Piece[], isVerbatim = false): Words {
  const tidied = isVerbatim ? trimLines(pieces) : collapse(pieces)
  const text = tidied.map((piece) => piece.text).join('')
  const composed = text.normalize('NFC')
  const isMarkable = composed === text && text.length <= longest
  return { text: composed, marks: isMarkable ? marksOf(tidied, text) : [] }
}

function collapse(pieces: readonly Piece[]): Piece[] {
  let wasSpace = true
  const tidied = pieces.map(({ text, styles }) => {
    const line = text.normalize('NFC').replace(/[ \t\n\r\f\u200b]+/g, ' ')
    const words = wasSpace ? line.replace(/^ /, '') : line
    if (words) wasSpace = words.endsWith(' ')
    return { text: words, styles }
  })
  for (let at = tidied.length - 1; at >= 0; at -= 1) {
    const piece = tidied[at]
    if (!piece) break
    piece.text = piece.text.trimEnd()
    if (piece.text) break
  }
  for (const piece of tidied) {
    piece.text = piece.text.trimStart()
    if (piece.text) break
  }
  return tidied.filter(({ text }) => text)
}

function trimLines(pieces: readonly Piece[]): Piece[] {
  const tidied = pieces
    .map(({ text, styles }) => ({ text: text.normalize('NFC').replace(/\r\n?|\f/g, '\n'), styles }))
    .filter(({ text }) => text)
  const [first, last] = [tidied[0], tidied.at(-1)]
  if (first) first.text = first.text.replace(/^(?:[ \t]*\n)+/, '')
  if (last) last.text = last.text.trimEnd()
  return tidied.filter(({ text }) => text)
}

function marksOf(pieces: readonly Piece[], whole: string): InlineMark[] {
  const marks: InlineMark[] = []
  const points = [...whole]
  let at = 0
  for (const { text, styles } of pieces) {
    const start = at + codePointLength(text) - codePointLength(text.trimStart())
    const end = at + codePointLength(text.trimEnd())
    at += codePointLength(text)
    if (marks.length >= mostMarks) break
    if (start < end) for (const style of distinct(styles)) lengthen(marks, { ...style, start, end }, points)
  }
  return marks.slice(0, mostMarks)
}

function distinct(styles: readonly Style[]): Style[] {
  return styles.filter((style, at) => styles.findIndex((other) => other.kind === style.kind) === at)
}

/** Adds a mark, or makes the last one of its kind longer where nothing but a space lies between. */
function lengthen(marks: InlineMark[], mark: InlineMark, points: readonly string[]): void {
  const last = marks.findLast((other) => other.kind === mark.kind && hrefOf(other) === hrefOf(mark))
  const gap = last ? mark.start - last.end : Number.POSITIVE_INFINITY
  if (last && (gap === 0 || (gap === 1 && points[last.end] === ' '))) last.end = mark.end
  else marks.push(mark)
}

const hrefOf = (mark: InlineMark) => (mark.kind === 'link' ? mark.href : '')

/**
 * The cells of a table as one text: a line for each row, cells parted by tabs, with the marks of each moved to where it
 * stands and heads marked as such. Empty rows and columns at the end say nothing and are left out.
 */
export function assembleTable(rows: readonly (readonly Cell[])[]): Words {
  const told = rows.filter((row) => row.some(({ words }) => words.text))
  let text = ''
  const marks: InlineMark[] = []
  for (const [line, row] of told.entries()) {
    for (const [at, { words, isHead }] of row.entries()) {
      text += at > 0 ? '\t' : line > 0 ? '\n' : ''
      const from = codePointLength(text)
      const end = from + codePointLength(words.text)
      if (isHead && end > from) marks.push({ kind: 'header', start: from, end })
      marks.push(...words.marks.map((mark) => ({ ...mark, start: mark.start + from, end: mark.end + from })))
      text += words.text
    }
  }
  return { text, marks: marks.slice(0, mostMarks) }
}

export type Cell = { words: Words; isHead: boolean }
