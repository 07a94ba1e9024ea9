import { articleWords } from '@/lib/editor/words'
import { count, line, optional, prose, uuid, version, webUrl } from '@/lib/fields'
import { parseArticle } from '@/lib/import/article-json'
import { revisionReasons } from '@/lib/revision/reasons'
import { z } from '@/lib/zod'

/** What a text that is brought in by hand may hold, in UTF-16 units: as much as one request carries (server/gate.ts). */
export const maxTextLength = 240_000

const text = z
  .string({ error: 'Paste a text, or choose a file.' })
  .max(maxTextLength, 'This text is too long to send. Import it from the command line: npm run import.')

/** How a text that is pasted or uploaded is read. `empty`: only its first line, as a title to write under. */
export const textForms = ['plain', 'markdown', 'html', 'empty'] as const
export type TextForm = (typeof textForms)[number]

/** A text to look at: nothing is stored. */
export const readTextInput = z.strictObject({ form: z.enum(textForms), text, key: optional(uuid()) })
export type ReadTextInput = z.infer<typeof readTextInput>

/** The same text, to keep as a draft. */
export const createArticleInput = z.strictObject({ key: uuid(), form: z.enum(textForms), text })
export type CreateArticleInput = z.infer<typeof createArticleInput>

/** An address whose article is to be read and looked at. */
export const readAddressInput = z.strictObject({ url: webUrl() })
export type ReadAddressInput = z.infer<typeof readAddressInput>

/** An article that was read at an address and looked at, as the page sends it back; its page is read again from then on. */
export const keepReadInput = z.strictObject({
  key: uuid(),
  url: webUrl(),
  article: z
    .string()
    .max(maxTextLength, 'This article is too long to send. Import it from the command line: npm run import.')
    .transform((json, context) => {
      const article = parseArticle(jsonOf(json))
      if (article) return article
      context.addIssue('This arrived damaged and was not kept.')
      return z.NEVER
    }),
})
export type KeepReadInput = z.infer<typeof keepReadInput>

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A text that a browser sends in one field, so that hundreds of paragraphs are not hundreds of parts of a form. */
const sentWords = z
  .string()
  .max(maxTextLength, 'This text is longer than one request carries. Divide the article.')
  .transform((json, context) => {
    try {
      return articleWords(JSON.parse(json))
    } catch {
      context.addIssue('This arrived damaged and was not saved.')
      return z.NEVER
    }
  })

/**
 * What is written so far, as the form saves it by itself. `base` is the revision that it goes on from, `savings` the
 * saving that the form has seen last (0 for none), `writer` and `turn` tell one form's savings apart.
 */
export const saveArticleInput = z.strictObject({
  id: uuid(),
  base: version(),
  savings: count(0),
  writer: uuid(),
  turn: count(1),
  words: sentWords,
})
export type SaveArticleInput = z.infer<typeof saveArticleInput>

const block = z.strictObject({ kind: z.string().optional(), text: z.string().optional() })

/** The same from a form without any script, with a field for each paragraph. */
export const saveFormInput = z
  .strictObject({
    id: uuid(),
    base: version(),
    savings: count(0),
    title: z.string(),
    byline: z.string(),
    site: z.string(),
    sourceUrl: z.string(),
    language: z.string(),
    publishedOn: z.string(),
    paragraphs: z.array(block).default([]),
  })
  .transform(({ id, base, savings, ...words }) => ({
    id,
    base,
    savings,
    words: articleWords(words),
  }))

export const discardInput = z.strictObject({ id: uuid(), savings: count(0) })
export type DiscardInput = z.infer<typeof discardInput>

/** The text that waits for an article, to go on with as its draft. */
export const takeProposalInput = z.strictObject({ id: uuid(), savings: count(0) })
export type TakeProposalInput = z.infer<typeof takeProposalInput>

const reasons = z.enum(revisionReasons, { error: 'Choose why the text is another.' })
const note = optional(prose(1, 1_000))
/** `from` and `savings`: the revision and the saving that were looked at. */
const looked = { id: uuid(), from: version(), savings: count(0) }

function correctionsAreNoted(
  { reason, note }: { reason: string; note?: string | undefined },
  context: z.RefinementCtx,
) {
  if (reason === 'correction' && !note)
    context.addIssue({
      code: 'custom',
      path: ['note'],
      message: 'Say what is put right: readers are told.',
      input: note,
    })
}

/** Makes a text public, now. The same form has a field for a time, which then counts for nothing. */
export const publishInput = z
  .strictObject({
    ...looked,
    key: uuid(),
    reason: reasons.default('update'),
    note,
    at: z.string().optional(),
  })
  .superRefine(correctionsAreNoted)
  .transform(({ at: _, ...input }) => input)
export type PublishInput = z.infer<typeof publishInput>

const soonest = 60_000
const latest = 366 * 86_400_000

/** A moment to publish at, as a browser's field writes it, in UTC: from a minute to a year from now. */
const moment = (now: () => Date) =>
  z
    .string({ error: 'Choose a day and a time.' })
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'Write the time as year-month-day, T, hour:minute, in UTC.')
    .transform((raw) => new Date(`${raw}:00Z`))
    .superRefine((at, context) => {
      const ahead = at.getTime() - now().getTime()
      if (Number.isNaN(ahead)) context.addIssue('There is no such day or time. Check both.')
      else if (ahead < soonest) context.addIssue('This time is over, or nearly. Choose a later one.')
      else if (ahead > latest) context.addIssue('Choose a time within a year.')
    })

/** Makes a text public at a time. Times are of this clock, for tests to set. */
export const scheduleInput = (now: () => Date = () => new Date()) =>
  z
    .strictObject({
      ...looked,
      at: moment(now),
      reason: reasons.default('update'),
      note,
      key: optional(uuid()),
    })
    .superRefine(correctionsAreNoted)
    .transform(({ key: _, ...input }) => input)
export type ScheduleInput = z.infer<ReturnType<typeof scheduleInput>>

export const cancelScheduleInput = z.strictObject({ id: uuid() })
export type CancelScheduleInput = z.infer<typeof cancelScheduleInput>

export const unpublishInput = z.strictObject({
  id: uuid(),
  reason: line(1, 500, { short: 'Say why: it stands in the public record.' }),
})
export type UnpublishInput = z.infer<typeof unpublishInput>
