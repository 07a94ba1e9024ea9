import { draftWords } from '@/lib/draft/words'
import { maxEvidence } from '@/lib/fact-check/input'
import { count, line, optional, prose, uuid, webUrl } from '@/lib/fields'
import type { FormValues } from '@/lib/form'
import { z } from '@/lib/zod'

/** The most drafts that one person keeps. */
export const maxDrafts = 50

/** What a field of a draft may hold, in UTF-16 units: several times what the check may, since cutting comes last. */
const most = { short: 8_000, long: 40_000 }

// PostgreSQL's jsonb takes neither NUL nor half a surrogate pair; nobody types either.
const unstorable = /\0|\p{Surrogate}/gu

function typed(longest: number) {
  return z
    .string()
    .max(longest, 'This is too long to keep as a draft. Shorten it, or move some of it elsewhere.')
    .transform((text) => text.replace(unstorable, ''))
    .optional()
}

const short = typed(most.short)
const words = {
  quote: short,
  quoteStart: short,
  claim: short,
  claimant: short,
  claimedOn: short,
  verdict: short,
  conclusion: short,
  explanation: typed(most.long),
  wouldChange: short,
  checkAgainOn: short,
  correctionNote: short,
  version: short,
  evidence: z
    .array(
      z.strictObject({
        url: short,
        title: short,
        publisher: short,
        quote: short,
        stance: short,
        archiveUrl: short,
        readOn: short,
      }),
    )
    .max(maxEvidence)
    .optional(),
}

const about = {
  articleId: optional(uuid()),
  paragraphId: optional(uuid()),
  factCheckId: optional(uuid()),
}

/**
 * What is typed so far, as the form saves it by itself. `revision` is the one it started from, 0 for a draft that was
 * never saved; `writer` and `turn` tell one form's savings apart. It is about a paragraph, or about the next version of
 * a check.
 */
export const saveDraftInput = z
  .strictObject({
    id: uuid(),
    revision: count(0),
    writer: uuid(),
    turn: count(1),
    ...about,
    ...words,
  })
  .refine(({ articleId, paragraphId, factCheckId }) => factCheckId || (articleId && paragraphId))
  .transform(({ id, revision, writer, turn, articleId, paragraphId, factCheckId, ...values }) => ({
    id,
    revision,
    writer,
    turn,
    articleId,
    paragraphId,
    factCheckId,
    words: draftWords(values as FormValues),
  }))
export type SaveDraftInput = z.infer<typeof saveDraftInput>

/** A draft made from something else, such as a comment: words to begin with, and links as its first evidence. */
export const createDraftInput = z.strictObject({
  key: uuid(),
  articleId: uuid(),
  paragraphId: uuid(),
  quote: optional(prose(1, 2_000)),
  claim: optional(line(1, 400)),
  explanation: optional(prose(1, 10_000)),
  evidence: z
    .array(z.strictObject({ url: webUrl() }))
    .max(maxEvidence)
    .default([]),
})
export type CreateDraftInput = z.infer<typeof createDraftInput>

export const discardDraftInput = z.strictObject({ id: uuid() })
export type DiscardDraftInput = z.infer<typeof discardDraftInput>
