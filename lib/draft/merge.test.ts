import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LocalCopy, mergeDraft } from './merge'
import type { Draft } from './shape'
import { draftWords, fieldsOf, isBlank, isSameWords } from './words'

const at = '2026-11-24T14:03:00.000Z'
const copy = (change: Partial<LocalCopy> = {}): LocalCopy => {
  const about = { factCheckId: 'f' }
  return {
    id: 'd',
    place: 'p',
    about,
    base: 3,
    writer: 'here',
    turn: 5,
    at,
    words: { claim: 'Mine' },
    ...change,
  }
}
const draft = (change: Partial<Draft> = {}): Draft => {
  return { id: 'd', revision: 3, writer: 'there', turn: 2, at, words: { claim: 'Theirs' }, ...change }
}

describe('mergeDraft', () => {
  it.each<[string, LocalCopy, Draft | null, ReturnType<typeof mergeDraft>]>([
    ['words never sent, nothing on the server', copy({ base: 0 }), null, 'copy'],
    ['words of a draft that is gone', copy(), null, 'copy'],
    ['words that go on from the draft', copy(), draft(), 'copy'],
    ['words typed before another tab saved', copy({ base: 2 }), draft(), 'both'],
    [
      'words that never were on the server, against a draft begun elsewhere',
      copy({ base: 0 }),
      draft(),
      'both',
    ],
    ['another draft of the same place, with the same number by chance', copy({ id: 'e' }), draft(), 'both'],
    ['the same words', copy({ base: 1, words: { claim: 'Theirs' } }), draft(), 'draft'],
    [
      'words that arrived though the answer was lost',
      copy({ base: 2 }),
      draft({ writer: 'here', turn: 5 }),
      'draft',
    ],
    [
      'later words of the form that saved last',
      copy({ base: 2 }),
      draft({ writer: 'here', turn: 4 }),
      'copy',
    ],
    ['a server set back to an earlier day', copy({ base: 9 }), draft(), 'both'],
  ])('%s', (_, here, there, expected) => expect(mergeDraft(here, there)).toBe(expected))

  it('never prefers the server silently over words it does not have', () => {
    const number = fc.integer({ min: 0, max: 4 })
    const name = fc.constantFrom('a', 'b')
    const copies = fc.record({
      id: name,
      base: number,
      writer: name,
      turn: number,
      words: fc.record({ claim: name }),
    })
    const drafts = fc.record({
      id: name,
      revision: number,
      writer: name,
      turn: number,
      words: fc.record({ claim: name }),
    })
    fc.assert(
      fc.property(copies, drafts, (here, there) => {
        const verdict = mergeDraft(copy(here), draft(there))
        const holds =
          here.words.claim === there.words.claim || (here.writer === there.writer && here.turn <= there.turn)
        const follows = (here.id === there.id && here.base === there.revision) || here.writer === there.writer
        expect(verdict).toBe(holds ? 'draft' : follows ? 'copy' : 'both')
      }),
    )
  })
})

describe('the words of a draft', () => {
  it('are the known fields that are not empty', () => {
    const typed = {
      key: 'k',
      claim: 'A',
      claimant: '',
      evidence: [{ url: 'u', title: '' }, { stance: 'refutes' }],
    }
    expect(draftWords(typed)).toEqual({ claim: 'A', evidence: [{ url: 'u' }] })
    expect(isSameWords(typed, { evidence: [{ url: 'u' }], claim: 'A' })).toBe(true)
    expect(isSameWords(typed, { claim: 'A ' })).toBe(false)
    expect(isSameWords({ explanation: 'A\nB' }, { explanation: 'A\r\nB' })).toBe(true)
  })

  it('become the fields of a form', () => {
    expect(fieldsOf({ claim: 'A', evidence: [{ url: 'u', title: 't' }] })).toEqual([
      ['claim', 'A'],
      ['evidence.0.url', 'u'],
      ['evidence.0.title', 't'],
    ])
  })

  it('are blank while only the quoted words stand there', () => {
    expect(isBlank({ quote: 'The plan', quoteStart: '4', version: '2', evidence: [{ url: '' }] })).toBe(true)
    expect(isBlank({ claim: 'A' })).toBe(false)
  })
})
