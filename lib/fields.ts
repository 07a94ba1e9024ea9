import { codePointLength, textProblem, unifyLines } from '@/lib/text'
import { z } from '@/lib/zod'

/**
 * The fields all forms are made of. Lengths are code points, after tidying. Every message is a sentence that says
 * what to do, fit to stand at the field.
 */

type Words = {
  /** Said when there are too few characters; otherwise a general sentence. */
  short?: string
}

const problemWords = {
  damaged: 'This text holds characters that arrived damaged (�). Please retype them.',
  control: 'This text holds hidden control characters that arrived damaged. Please retype it.',
}

/** Zero-width and other characters that show nothing: a field of only these is an empty field. */
const unseen = /[\s\p{Default_Ignorable_Code_Point}]/gu

function checkText(min: number, max: number, words: Words) {
  return (text: string, context: z.RefinementCtx<string>) => {
    const problem = textProblem(text)
    const length = codePointLength(text)
    const shown = codePointLength(text.replace(unseen, ''))
    if (problem) context.addIssue(problemWords[problem])
    else if (length < min || (min > 0 && shown === 0)) context.addIssue(words.short ?? shortWords(min))
    else if (length > max) context.addIssue(`Shorten this to ${max} characters; it has ${length} now.`)
  }
}

function shortWords(min: number): string {
  return min <= 1 ? 'Write something here.' : `Write at least ${min} characters.`
}

function text() {
  return z.string({ error: 'Fill in this field.' })
}

/**
 * Text of one line, such as a name, a claim or a conclusion: line breaks and runs of white space become one space,
 * ends are trimmed, the result is in NFC. No-break spaces inside stay, for French and for figures. `min` and `max` are
 * code points; a line of only invisible characters is refused as empty unless `min` is 0.
 */
export function line(min: number, max: number, words: Words = {}) {
  return text()
    .transform((raw) =>
      unifyLines(raw)
        .normalize('NFC')
        .replace(/[^\S\u00a0\u202f]+/g, ' ')
        .trim(),
    )
    .superRefine(checkText(min, max, words))
}

/**
 * Text of many lines, such as a comment or an explanation: every line end becomes LF, ends are trimmed, the result is
 * in NFC; all else is kept, because Markdown gives meaning to spaces and blank lines. `min` and `max` are code points.
 */
export function prose(min: number, max: number, words: Words = {}) {
  return text()
    .transform((raw) => unifyLines(raw).normalize('NFC').trim())
    .superRefine(checkText(min, max, words))
}

/**
 * Words of somebody else, such as those of a paragraph: kept letter for letter, for they must be found again. Only line
 * ends become LF. `max` is in code points.
 */
export function quoted(max: number) {
  return text()
    .transform(unifyLines)
    .superRefine(checkText(1, max, {}))
}

/** An empty or blank field, or a missing one, as undefined; anything else is parsed by `field`. */
export function optional<Field extends z.ZodType>(field: Field) {
  return z.preprocess((raw) => (typeof raw === 'string' && !raw.trim() ? undefined : raw), field.optional())
}

/** The id of a stored thing, in lower case. People never type one, so a wrong one means a broken link or form. */
export function uuid() {
  return z.uuid({ error: 'This points to nothing here. Go back to the page and try again.' }).toLowerCase()
}

/**
 * The number of the version that a form was opened on: a whole number from 1, as text or number. It is what shows
 * that someone else changed the thing meanwhile, so a form without it is refused.
 */
export function version() {
  const error = 'This form has lost its version number. Open it again from the page.'
  return z
    .union([z.string().regex(/^[1-9]\d{0,9}$/, { error }), z.number({ error })], { error })
    .transform(Number)
    .pipe(z.int({ error }).min(1, { error }).max(2_147_483_647, { error }))
}

/** A whole number from `from` on, as a form or a program counts it. People never type one. */
export function count(from: number) {
  const error = 'This form has lost count. Open it again from the page.'
  return z
    .string({ error })
    .regex(/^\d{1,9}$/, { error })
    .transform(Number)
    .pipe(z.int({ error }).min(from, { error }))
}

/**
 * Where quoted words begin in their paragraph, in code points: a whole number from 0, as text or number. A form carries
 * it beside the words, for words may stand in a paragraph more than once.
 */
export function offset() {
  const error = 'This form has lost its place in the paragraph. Go back and select the words again.'
  return z
    .union([z.string().regex(/^\d{1,7}$/, { error }), z.number({ error })], { error })
    .transform(Number)
    .pipe(z.int({ error }).min(0, { error }).max(9_999_999, { error }))
}

const longestUrl = 2000

function urlProblem(raw: string): string | null {
  if (!raw) return 'Paste the link here.'
  if (!/^https?:\/\//i.test(raw)) return 'This link must start with http:// or https://.'
  if (textProblem(raw) || /[\s\\]/.test(raw))
    return 'This link holds a space or a stray character. Please copy it again.'
  if (!URL.canParse(raw)) return 'This is not a complete link. Please copy it again from the address bar.'
  const url = new URL(raw)
  if (url.username || url.password) return 'This link holds a user name or password. Please remove it.'
  if (Math.max(raw.length, url.href.length) > longestUrl)
    return `Shorten this link to ${longestUrl} characters.`
  const isHost = /^[^.]+(\.[^.]+)+\.?$/.test(url.hostname) || /^(localhost|\[.+\])$/.test(url.hostname)
  return isHost ? null : 'This link names no site. It should look like https://example.org/page.'
}

/**
 * A link to a page on the web, as evidence or source: absolute, http or https, at most 2000 characters, with a host
 * and without a user name or password. Anything a browser would run or resolve against our own site (`javascript:`,
 * `data:`, `/path`, `//host`) is refused. The value is the address as the URL standard writes it: host in lower case and
 * punycode, the rest percent-encoded.
 */
export function webUrl() {
  return text()
    .trim()
    .superRefine((raw, context) => {
      const problem = urlProblem(raw)
      if (problem) context.addIssue(problem)
    })
    .transform((raw) => (URL.canParse(raw) ? new URL(raw).href : raw))
}

const dayInMs = 86_400_000

/**
 * A calendar date, YYYY-MM-DD, that exists (no 31 April), from the year 1000 on and at most `daysAhead` days after
 * today in UTC. Ten years unless told: "check again on" lies ahead, a mistyped century does not. For what has already
 * happened (claimed on, read on) say 1: it is tomorrow somewhere before it is in UTC.
 */
export function dateOnly(daysAhead = 3653, now: () => Date = () => new Date()) {
  return text()
    .trim()
    .superRefine((raw, context) => {
      const time = /^\d{4}-\d{2}-\d{2}$/.test(raw) ? Date.parse(`${raw}T00:00:00Z`) : Number.NaN
      const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(raw)
      if (!isReal) context.addIssue('Write the date as year-month-day, like 2025-08-20.')
      else if (raw < '1000') context.addIssue('This date is before the year 1000. Please check the year.')
      else if (time > now().getTime() + daysAhead * dayInMs) {
        context.addIssue(
          daysAhead <= 1
            ? 'This date lies in the future. Please check it.'
            : 'This date is too far ahead. Please check the year.',
        )
      }
    })
}
