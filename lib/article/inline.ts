import { codePointLength } from '@/lib/text'
import { z } from '@/lib/zod'

/**
 * What some words of a paragraph are besides words: stressed, strongly stressed, a link, or the head of a row or column
 * of a table. `start` and `end` are code points of the paragraph's text, the end excluded. Marks stand beside the text
 * and never in it, so that quotes, searches and comparisons count nothing but words.
 */
export type InlineMark =
  | { kind: 'emphasis' | 'strong' | 'header'; start: number; end: number }
  | { kind: 'link'; start: number; end: number; href: string }

/** The most marks of one paragraph; further ones are left out, as a page is that has a link for every other word. */
export const mostMarks = 400

const place = { start: z.int().min(0), end: z.int().min(1) }
const mark = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('emphasis'), ...place }),
  z.strictObject({ kind: z.literal('strong'), ...place }),
  z.strictObject({ kind: z.literal('header'), ...place }),
  z.strictObject({
    kind: z.literal('link'),
    ...place,
    href: z
      .string()
      .max(2000)
      .regex(/^https?:\/\/[^\s/]/i),
  }),
])
const marks = z.array(mark).max(mostMarks)

/** Marks as they may be stored, from a program outside or a row of the database; null when they are none. */
export function parseMarks(value: unknown): InlineMark[] | null {
  const parsed = marks.safeParse(value)
  return parsed.success ? parsed.data : null
}

/**
 * The marks of a row that fit its text. What does not is left out rather than shown in the wrong place: a mark beyond the
 * end, or anything that is no mark.
 */
export function marksOf(value: unknown, text: string): InlineMark[] {
  const length = codePointLength(text)
  return (parseMarks(value) ?? []).filter(({ start, end }) => start < end && end <= length)
}
