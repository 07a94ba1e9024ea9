import type { FormValues } from '@/lib/form'
import type { Draft, DraftOf } from './shape'
import { isSameWords } from './words'

/** Words that a browser keeps because it does not know them to be on the server. */
export type LocalCopy = {
  /** The draft they belong to, and what it is of: a paragraph with the words it was opened on, or a check. */
  id: string
  place: string
  about: DraftOf
  /** The revision they go on from; 0 when the draft was never saved. */
  base: number
  writer: string
  turn: number
  /** When they were typed, by this browser's clock, as an ISO string. */
  at: string
  words: FormValues
}

/**
 * Which of the two goes on when a form is opened: the copy in this browser, the draft on the server, or both against
 * each other. The server's where it holds the copy's words already: the same ones, or later ones of the same form. The
 * copy where it goes on from what the server has, and where the server has nothing. Otherwise somebody wrote in two
 * places, and only a person can choose; clocks are not asked, for they differ between devices.
 */
export function mergeDraft(
  copy: LocalCopy,
  draft: Draft | null,
  isSame = isSameWords,
): 'copy' | 'draft' | 'both' {
  if (!draft) return 'copy'
  if (isSame(copy.words, draft.words)) return 'draft'
  if (copy.writer === draft.writer) return copy.turn > draft.turn ? 'copy' : 'draft'
  return copy.id === draft.id && copy.base === draft.revision ? 'copy' : 'both'
}
