import type { ParagraphKind } from '@/lib/article/paragraph'
import type { Author, ThreadPage } from '@/lib/comment/thread'
import type { Tone, Verdict } from '@/lib/fact-check/verdicts'
import type { ArticleMode } from '@/lib/policy'

export type SourceView = {
  url: string
  title: string
  publisher: string | null
  quote: string | null
  /** How it bears on the claim, in words. */
  bearing: string
}

/** A published fact-check as a note beside its paragraph. */
export type NoteView = {
  id: string
  verdict: Verdict
  label: string
  tone: Tone
  claim: string
  conclusion: string
  isRetracted: boolean
  isExample: boolean
  author: Author
  /** When it was published, and that day in words. */
  reviewed: { at: string; day: string } | null
  /** The quoted words in code points of the current text; null when the check is about the whole paragraph. */
  quote: { start: number; end: number } | null
  sources: SourceView[]
}

export type VerdictCount = { verdict: Verdict; count: number }

/** A paragraph of the current revision with the first of what was said about it, and how much there is in all. */
export type ParagraphView = {
  id: string
  number: number
  kind: ParagraphKind
  text: string
  notes: NoteView[]
  verdicts: VerdictCount[]
  checkCount: number
  commentCount: number
  threads: ThreadPage
}

export type ArticleHead = {
  id: string
  slug: string
  mode: ArticleMode
  title: string
  byline: string | null
  site: string | null
  sourceUrl: string | null
  language: string
  /** When it became readable here. */
  publishedAt: string
  /** The day on which it first appeared, where its source says so. */
  publishedOn: string | null
  revision: { number: number; at: string; note: string | null }
}

/**
 * `waiting`: how many checks of it wait for review; what they say is not public. `upTo`: the entry of the event log up
 * to which everything is in it.
 */
export type ArticlePage = ArticleHead & { waiting: number; upTo: number; paragraphs: ParagraphView[] }

/** An article in a list of articles. */
export type ArticleEntry = {
  id: string
  slug: string
  title: string
  opening: string
  site: string | null
  byline: string | null
  language: string
  publishedAt: string
  verdicts: VerdictCount[]
  commentCount: number
}
