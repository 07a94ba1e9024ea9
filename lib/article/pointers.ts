import type { NoteView, Stretch } from '@/lib/article/article-page'
import type { Verdict } from '@/lib/fact-check/verdicts'

/**
 * Something that was said beside a paragraph and points into it: a check, or a comment on quoted words. `words` is null
 * when it is about the whole paragraph, and when it no longer marks any (a retracted check).
 */
export type Pointer = {
  id: string
  words: Stretch | null
  verdict: Verdict | null
  /** Its words have changed since the verdict was given. */
  isDrifted: boolean
  says: string
}

/** A comment on quoted words, and where they stand. */
export type QuotedComment = Stretch & { id: string }

/**
 * What points into a paragraph, in the order in which it is numbered: the checks in the order of their words, those of
 * the whole paragraph after them, then the comments on words. A pointer's place in this list is what ties the words of
 * the paragraph to what stands beside them (`data-of` and `data-n` in the page).
 */
export function listPointers(notes: readonly NoteView[], comments: readonly QuotedComment[]): Pointer[] {
  const checks = notes.map(({ id, quote, verdict, label, isRetracted, drift }) => ({
    id,
    words: isRetracted ? null : quote,
    verdict,
    isDrifted: drift !== null,
    says: `Fact-check${isRetracted ? ', retracted' : drift ? ', of words that changed' : ''}: ${label.toLowerCase()}`,
  }))
  const quotes = comments.map(({ id, start, end }) => {
    return { id, words: { start, end }, verdict: null, isDrifted: false, says: 'Comment on these words' }
  })
  return [...inTextOrder(checks), ...inTextOrder(quotes)]
}

function inTextOrder(pointers: Pointer[]): Pointer[] {
  const place = ({ words }: Pointer) => words?.start ?? Number.POSITIVE_INFINITY
  return pointers.toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)))
}

/** The pointers of a paragraph by id, and the number in the article that the first of them has. */
export type Pairs = { ids: string[]; first: number }

/** Which pointer of its paragraph something is (from 0), and its number in the article; null for what points nowhere. */
export type Pair = { at: number; number: number }

export function pairOf({ ids, first }: Pairs, id: string): Pair | null {
  const at = ids.indexOf(id)
  return at < 0 ? null : { at, number: first + at }
}
