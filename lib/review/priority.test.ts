import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { authorStandings, caseKinds } from '@/lib/review/kinds'
import { type Pressure, pressing, rankOf, standingOf } from '@/lib/review/priority'

const calm: Pressure = {
  kind: 'fact-check',
  isHighHarm: false,
  reports: 0,
  reach: 0,
  authorStanding: 'regular',
}
const at = new Date('2026-08-20T12:00:00Z')

describe('the order of the queue', () => {
  it('is that of waiting when nothing presses', () => {
    expect(pressing(calm)).toEqual([])
    expect(rankOf(at, calm)).toEqual(at)
  })

  it('counts every reason as hours of waiting, and says them', () => {
    const pressed: Pressure = { ...calm, isHighHarm: true, reports: 3, reach: 150, authorStanding: 'new' }
    expect(pressing(pressed)).toEqual([
      { words: 'may do great harm', hours: 24 },
      { words: '3 reports', hours: 12 },
      { words: '150 followers', hours: 8 },
      { words: 'its author is new here', hours: 2 },
    ])
    expect(rankOf(at, pressed).toISOString()).toBe('2026-08-18T14:00:00.000Z')
    expect(pressing({ ...calm, kind: 'appeal', reports: 1 }).map(({ words }) => words)).toEqual([
      '1 report',
      'an appeal',
    ])
  })

  it('never lets anything be overtaken by more than three days, or waits more than four hours longer', () => {
    const pressure = fc.record({
      kind: fc.constantFrom(...caseKinds),
      isHighHarm: fc.boolean(),
      reports: fc.nat(),
      reach: fc.nat(),
      authorStanding: fc.constantFrom(...authorStandings),
    })
    fc.assert(
      fc.property(pressure, (given) => {
        const hours = (at.getTime() - rankOf(at, given).getTime()) / 3_600_000
        expect(hours).toBeLessThanOrEqual(74)
        expect(hours).toBeGreaterThanOrEqual(-4)
      }),
    )
  })
})

describe('what an author’s record says', () => {
  it.each([
    [0, 0, 'new'],
    [2, 1, 'new'],
    [4, 4, 'regular'],
    [5, 2, 'often-rejected'],
    [10, 1, 'trusted'],
    [9, 0, 'regular'],
    [20, 5, 'regular'],
  ] as const)('of %i decided and %i rejected is “%s”', (decided, rejected, standing) => {
    expect(standingOf({ decided, rejected })).toBe(standing)
  })
})
