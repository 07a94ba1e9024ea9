import { describe, expect, it } from 'vitest'
import { addVerdicts, counted, sayChecks, totalChecks } from './tally'

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
