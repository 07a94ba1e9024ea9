import { describe, expect, it } from 'vitest'
import { addVerdicts, counted, sayChecks, toneOf, totalChecks } from './tally'

describe('tally', () => {
  it('adds counts of the same verdict, in the order of the list of verdicts', () => {
    const counts = [
      { verdict: 'false', count: 1 },
      { verdict: 'accurate', count: 2 },
      { verdict: 'false', count: 3 },
    ] as const
    expect(addVerdicts(counts)).toEqual([
      { verdict: 'accurate', count: 2 },
      { verdict: 'false', count: 4 },
    ])
    expect(totalChecks(counts)).toBe(6)
  })

  it('leaves out what was never found', () => {
    expect(addVerdicts([])).toEqual([])
    expect(addVerdicts([{ verdict: 'mixed', count: 0 }])).toEqual([])
  })

  it.each([
    [0, '0 comments'],
    [1, '1 comment'],
    [2, '2 comments'],
  ])('counts %i in words', (count, words) => {
    expect(counted(count, 'comment')).toBe(words)
  })

  it('takes an uneven plural', () => {
    expect(counted(2, 'more reply', 'more replies')).toBe('2 more replies')
  })

  it.each([
    ['its own while its words stand', [{ drift: null }], 'false'],
    ['that of none when they changed under all that have it', [{ drift: [] }, { drift: [] }], 'none'],
    ['its own while they stand under one', [{ drift: [] }, { drift: null }], 'false'],
    ['its own whatever became of one that was taken back', [{ drift: [], isRetracted: true }], 'false'],
    ['its own whatever became of a lesser one', [{ drift: null }, { drift: [], verdict: 'mixed' }], 'false'],
  ] as const)('shows the gravest verdict in %s', (_, notes, tone) => {
    const whole = notes.map((note) => ({ verdict: 'false' as const, isRetracted: false, ...note }))
    expect(toneOf('false', whole as unknown as Parameters<typeof toneOf>[1])).toBe(tone)
  })

  it('says what was found in a paragraph', () => {
    expect(sayChecks([])).toBe('no fact-check')
    expect(sayChecks([{ verdict: 'false', count: 1 }])).toBe('1 fact-check: false')
    expect(
      sayChecks([
        { verdict: 'accurate', count: 1 },
        { verdict: 'missing-context', count: 2 },
      ]),
    ).toBe('3 fact-checks: 1 accurate, 2 missing context')
  })
})
