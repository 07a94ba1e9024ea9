import { diffWordsWithSpace } from 'diff'

export type Part = { text: string; kind: 'same' | 'added' | 'removed' }

/**
 * What changed between two texts, word by word, in the order in which it is read: what both have, what only the old
 * has, what only the new has. `patienceMs` is how long the comparison may take; longer, and the text is shown as
 * replaced whole. Two texts that are the same give one part, two empty ones none.
 */
export function wordChanges(was: string, is: string, patienceMs = 200): Part[] {
  const parts = diffWordsWithSpace(was, is, { timeout: patienceMs })
  if (!parts)
    return [
      { text: was, kind: 'removed' },
      { text: is, kind: 'added' },
    ]
  return parts.map(({ value, added, removed }) => ({
    text: value,
    kind: added ? 'added' : removed ? 'removed' : 'same',
  }))
}
