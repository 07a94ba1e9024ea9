import { describe, expect, it } from 'vitest'
import type { NoteView } from './article-page'
import { listPointers, pairOf } from './pointers'

function note(id: string, quote: NoteView['quote'], change: Partial<NoteView> = {}): NoteView {
  return {
    id,
    from: null,
    verdict: 'false',
    label: 'False',
    tone: 'false',
    claim: 'A claim.',
    conclusion: 'It is not so.',
    isRetracted: false,
    retraction: null,
    isExample: false,
    author: { handle: 'x', name: 'X' },
    reviewed: null,
    quote,
    drift: null,
    sources: [],
    ...change,
  }
}

describe('what points into a paragraph', () => {
  it('is numbered in the order of the words: checks, then those of the whole paragraph, then comments', () => {
    const notes = [
      note('whole', null),
      note('late', { start: 9, end: 12 }),
      note('early', { start: 2, end: 30 }),
    ]
    const comments = [
      { id: 'second', start: 5, end: 6 },
      { id: 'first', start: 0, end: 3 },
    ]
    const ids = listPointers(notes, comments).map(({ id }) => id)
    expect(ids).toEqual(['early', 'late', 'whole', 'first', 'second'])
    expect(pairOf({ ids, first: 7 }, 'late')).toEqual({ at: 1, number: 8 })
    expect(pairOf({ ids, first: 7 }, 'elsewhere')).toBeNull()
  })

  it('keeps the order of what begins at the same word, and of what has no words', () => {
    const same = { start: 1, end: 2 }
    const notes = [note('c', null), note('b', same), note('d', null), note('a', same)]
    expect(listPointers(notes, []).map(({ id }) => id)).toEqual(['b', 'a', 'c', 'd'])
  })

  it('marks no words for a retracted check, which it still names', () => {
    const [pointer] = listPointers([note('gone', { start: 1, end: 2 }, { isRetracted: true })], [])
    expect(pointer).toMatchObject({ words: null, says: 'Fact-check, retracted: false' })
  })
})
