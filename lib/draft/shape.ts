import type { FormValues } from '@/lib/form'

/**
 * A draft as its author reads it. `revision` counts its savings. `writer` is the opened form (one tab) that saved it
 * last, and `turn` that form's own count: so a form knows its own words again when an answer was lost on the way.
 */
export type Draft = {
  id: string
  revision: number
  writer: string
  turn: number
  /** When it was saved last, as an ISO string. */
  at: string
  words: FormValues
}

/** What a draft is of: a paragraph of an article, the next version of a check, or the next text after a revision. */
export type DraftOf = { articleId: string; paragraphId: string } | { factCheckId: string } | { base: number }

/** A draft in a list: enough to know it again and to go on. */
export type DraftHead = {
  id: string
  articleId: string
  slug: string
  article: string
  paragraphId: string
  factCheckId: string | null
  claim: string
  quote: string
  at: string
}

/** What a form learns when its words were saved. */
export type SavedDraft = { id: string; revision: number; at: string }
