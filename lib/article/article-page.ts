import type { InlineMark } from '@/lib/article/inline'
import type { ParagraphKind } from '@/lib/article/paragraph'
import type { Author, ThreadPage } from '@/lib/comment/thread'
import type { Tone, Verdict } from '@/lib/fact-check/verdicts'
import type { ArticleMode } from '@/lib/policy'
import type { RevisionReason } from '@/lib/revision/reasons'
import type { Part } from '@/lib/word-diff'

export type SourceView = {
  url: string
  title: string
  publisher: string | null
  quote: string | null
  /** How it bears on the claim, in words. */
  bearing: string
}

/** Words of a paragraph in code points of its current text, the end excluded. */
export type Stretch = { start: number; end: number }

/** A published fact-check as a note beside its paragraph. */
export type NoteView = {
  /** What it is called on this page: a check may stand in several places. */
  id: string
  /** Which check it is and the place that was written for, when that is another. */
  from: { checkId: string; slug: string; paragraphId: string } | null
  verdict: Verdict
  label: string
  tone: Tone
  claim: string
  conclusion: string
  isRetracted: boolean
  /** When, by whom and why it was taken back. */
  retraction: { day: string; who: string | null; words: string } | null
  isExample: boolean
  author: Author
  /** When it was published, and that day in words. */
  reviewed: { at: string; day: string } | null
  /** The quoted words in code points of the current text; null when the check is about the whole paragraph. */
  quote: Stretch | null
  /** What changed in the words since it judged them; null while they are what they were. */
  drift: Part[] | null
  sources: SourceView[]
}

export type VerdictCount = { verdict: Verdict; count: number }

/** A paragraph of the current revision with the first of what was said about it, and how much there is in all. */
export type ParagraphView = {
  id: string
  number: number
  kind: ParagraphKind
  text: string
  marks: InlineMark[]
  notes: NoteView[]
  verdicts: VerdictCount[]
  checkCount: number
  commentCount: number
  threads: ThreadPage
  /** Comments on the page that are about quoted words. */
  quotes: (Stretch & { id: string })[]
  /** The number in the article of the first thing that points into this paragraph; see `listPointers`. */
  firstNumber: number
  /** Something here waits: a check for its review, or a thread for an answer. */
  isUnresolved: boolean
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
  revision: { number: number; at: string; reason: RevisionReason | null; note: string | null }
}

/** Something that is written on words which are not in the article any more. */
export type Orphan = {
  id: string
  /** The verdict of a check; null for a comment. */
  verdict: { name: Verdict; label: string; tone: Tone } | null
  /** The words that it is about, and the last text that had them. */
  quote: string
  revision: number
  /** What it says. */
  words: string
  author: { handle: string; name: string }
  href: string
}

/**
 * `waiting`: how many checks of it wait for review; what they say is not public. `upTo`: the entry of the event log up
 * to which everything is in it.
 */
export type ArticlePage = ArticleHead & {
  waiting: number
  upTo: number
  paragraphs: ParagraphView[]
  /** What is written on words that are gone. */
  orphans: Orphan[]
}

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

/** Some articles of the list of all, and the key after which the older ones begin; null at the end. */
export type ArticleEntryPage = { articles: ArticleEntry[]; next: string | null }
