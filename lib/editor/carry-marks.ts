import type { InlineMark } from '@/lib/article/inline'
import { codePointLength, toCodePointOffset } from '@/lib/text'

/**
 * The marks of a text that was edited, for the words that they still stand on. One stretch in it is taken for what was
 * typed: marks before it stay, those behind it move along, one around it grows or shrinks with it, and one that loses a
 * part of its words keeps the rest. Places are code points.
 */
export function carryMarks(marks: readonly InlineMark[], was: string, is: string): InlineMark[] {
  if (marks.length === 0 || was === is) return [...marks]
  const [old, now] = [[...was], [...is]]
  const room = Math.min(old.length, now.length)
  let before = 0
  while (before < room && old[before] === now[before]) before += 1
  let behind = 0
  while (behind < room - before && old[old.length - 1 - behind] === now[now.length - 1 - behind]) behind += 1
  const oldEnd = old.length - behind
  const shift = now.length - old.length
  return marks.flatMap((mark) => {
    const start = mark.start <= before ? mark.start : Math.max(mark.start, oldEnd) + shift
    const end = mark.end >= oldEnd ? mark.end + shift : Math.min(mark.end, before)
    return start < end ? [{ ...mark, start, end }] : []
  })
}

/** The marks of a part of a text, from a UTF-16 unit to another, counted from its beginning. */
export function marksWithin(
  marks: readonly InlineMark[],
  text: string,
  from: number,
  to: number,
): InlineMark[] {
  const [first, last] = [toCodePointOffset(text, from), toCodePointOffset(text, to)]
  return marks.flatMap((mark) => {
    const [start, end] = [Math.max(mark.start, first) - first, Math.min(mark.end, last) - first]
    return start < end ? [{ ...mark, start, end }] : []
  })
}

/** The marks of a text that comes behind another. */
export function marksBehind(marks: readonly InlineMark[], before: string): InlineMark[] {
  const by = codePointLength(before)
  return marks.map((mark) => ({ ...mark, start: mark.start + by, end: mark.end + by }))
}
