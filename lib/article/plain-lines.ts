import { codePointLength } from '@/lib/text'
import { type Block, looksLikeHeading } from './plain-kinds'

const bullet = /^(?:[-*] |[•‣◦▪●∙] ?)(?=\S)/u
const numbered = /^\(?(\d{1,3})[.)] (?=\S)/u
const endsSentence = /[.!?…:;。！？．：；।॥۔؟։።]["'”’»›)\]」』]*$/u

const unspaced = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}「『]/u
const unspacedEnd = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}。、，」』！？]$/u

/** No editor or mail program wraps wider than this, in code points. */
const widestWrap = 120

/**
 * The body of a text as blocks. A line is a block. Only where blank lines part the text *and* most of its line ends
 * fall inside sentences was it wrapped by hand (or by a mail program): then the lines between two blank lines are
 * joined into one block, except that list items and a heading set directly above its text stay apart.
 */
export function readBlocks(lines: string[]): Block[] {
  const groups = groupLines(lines)
  const wrap = groups.length > 1 ? wrapWidth(groups) : null
  const texts = wrap === null ? groups.flat() : groups.flatMap((group) => joinWrapped(group, wrap))
  return texts.map((text, at) => unmark(text, texts[at - 1], texts[at + 1]))
}

function groupLines(lines: string[]): string[][] {
  const groups: string[][] = [[]]
  for (const line of lines) {
    if (line) groups.at(-1)?.push(line)
    else if (groups.at(-1)?.length) groups.push([])
  }
  return groups.filter((group) => group.length > 0)
}

/** The width at which the text was wrapped, in code points; null when its line ends are paragraph ends. */
function wrapWidth(groups: string[][]): number | null {
  const lengths = groups.filter((group) => group.length > 1).flatMap((group) => group.map(codePointLength))
  const width = lengths.reduce((most, length) => Math.max(most, length), 0)
  if (width === 0 || width > widestWrap) return null
  let balance = 0
  for (const group of groups) {
    for (const [at, next] of group.entries()) {
      const line = group[at - 1]
      if (line && !isMarked(next)) balance += evidence(line, next, width)
    }
  }
  return balance > 0 ? width : null
}

/** 1 when a line end falls inside a sentence, -1 when it seems to be meant, 0 when nothing can be said. */
function evidence(line: string, next: string, width: number): -1 | 0 | 1 {
  if (goesOn(line, next)) return 1
  if (fits(line, next, width)) return -1
  // Of the widest line nothing more could have fitted, whoever ended it.
  return endsSentence.test(line) || codePointLength(line) === width ? 0 : 1
}

/** Whether a sentence is still open at the end of a line: after a comma, or when the next line begins in lower case. */
function goesOn(line: string, next: string): boolean {
  return /[,，、،]$/u.test(line) || (!endsSentence.test(line) && /^\p{Ll}/u.test(next))
}

/** Whether the next line's first word had room on this one: then the line was ended on purpose. */
function fits(line: string, next: string, width: number): boolean {
  const word = unspaced.test(next) ? 1 : codePointLength(next.split(' ', 1)[0] ?? '') + 1
  return codePointLength(line) + word <= width
}

function joinWrapped(group: string[], width: number): string[] {
  const texts: string[] = []
  for (const [at, line] of group.entries()) {
    const last = texts.length - 1
    const open = texts[last]
    const isHeadingAbove =
      at === 1 &&
      open !== undefined &&
      looksLikeHeading(open) &&
      !goesOn(open, line) &&
      fits(open, line, width)
    if (open === undefined || isMarked(line) || isHeadingAbove) texts.push(line)
    else texts[last] = join(open, line)
  }
  return texts
}

function join(line: string, next: string): string {
  if (line.endsWith('\u00ad')) return line.slice(0, -1) + next
  const isBroken = /\p{L}[-‐]$/u.test(line) && /^\p{L}/u.test(next)
  const isUnspaced = unspacedEnd.test(line) && unspaced.test(next)
  return isBroken || isUnspaced ? line + next : `${line} ${next}`
}

function isMarked(line: string): boolean {
  return bullet.test(line) || numbered.test(line)
}

/** Cuts off a bullet; a number only when the item before or after it is numbered too: "1. Introduction" may be a heading. */
function unmark(text: string, before: string | undefined, after: string | undefined): Block {
  if (bullet.test(text)) return { text: text.replace(bullet, ''), marked: true }
  const number = numberOf(text)
  const isItem = number !== null && (numberOf(before) === number - 1 || numberOf(after) === number + 1)
  return isItem ? { text: text.replace(numbered, ''), marked: true } : { text, marked: false }
}

function numberOf(text: string | undefined): number | null {
  const number = numbered.exec(text ?? '')?.[1]
  return number ? Number(number) : null
}
