import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hoursWords, reversalsSentence, waitsSentence } from '@/lib/record/figure-words'
import { firstMonday, shapeFigures } from '@/lib/record/figures'

const empty = { counts: [], waits: [], turns: [], pairs: [] }

describe('firstMonday', () => {
  it('is the Monday, in UTC, with which a span begins that ends with the running week', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 104 }),
        (now, weeks) => {
          const first = firstMonday(now, weeks)
          expect(first.toISOString()).toMatch(/T00:00:00\.000Z$/)
          expect(first.getUTCDay()).toBe(1)
          const days = (now.getTime() - first.getTime()) / 86_400_000
          expect(days).toBeGreaterThanOrEqual(7 * (weeks - 1))
          expect(days).toBeLessThan(7 * weeks)
        },
      ),
    )
  })
})

describe('shapeFigures', () => {
  it('has every week, also those in which nothing happened', () => {
    const { weeks } = shapeFigures(
      {
        ...empty,
        counts: [{ week: '2026-11-16', kind: 'flag', outcome: 'dismiss', verdict: null, count: 3 }],
      },
      new Date('2026-11-24T00:00:00Z'),
      3,
    )
    expect(weeks.map(({ from, decided, isRunning }) => [from, decided, isRunning])).toEqual([
      ['2026-11-09', 0, false],
      ['2026-11-16', 3, false],
      ['2026-11-23', 0, true],
    ])
    expect(weeks[0]).toMatchObject({ median: null, p90: null, kinds: { flag: 0 } })
  })

  it('counts as a verdict only what was published', () => {
    const row = { week: '2026-11-23', kind: 'fact-check', count: 1 }
    const { verdicts, weeks } = shapeFigures(
      {
        ...empty,
        counts: [
          { ...row, outcome: 'publish', verdict: 'mostly-false' },
          { ...row, outcome: 'reject', verdict: 'false' },
          { ...row, outcome: 'publish', verdict: 'a verdict of long ago' },
        ],
      },
      new Date('2026-11-24T00:00:00Z'),
      1,
    )
    expect(verdicts).toEqual([{ verdict: 'mostly-false', count: 1 }])
    expect(weeks[0]?.tones).toMatchObject({ false: 1, none: 1 })
  })
})

describe('the words of the figures', () => {
  it.each([
    [null, '–'],
    [0.001, '1 min'],
    [0.1, '6 min'],
    [1, '1 h'],
    [71.4, '71 h'],
    [100, '4 d'],
  ])('%s hours are %s', (hours, words) => {
    expect(hoursWords(hours)).toBe(words)
  })

  it('say how long cases waited lately, or nothing', () => {
    expect(waitsSentence({ decided: 0, median: null, p90: null })).toBeNull()
    expect(waitsSentence({ decided: 1, median: 2, p90: 2 })).toBe(
      'The one case of the last 30 days was decided within 2 h.',
    )
    expect(waitsSentence({ decided: 1204, median: 5, p90: 21 })).toBe(
      'Of 1,204 cases in the last 30 days, half were decided within 5 h and nine of ten within 21 h.',
    )
  })

  it('set what was reversed against what was decided', () => {
    const figures = shapeFigures(
      {
        ...empty,
        counts: [{ week: '2026-11-23', kind: 'flag', outcome: 'dismiss', verdict: null, count: 40 }],
        turns: [{ week: '2026-11-23', turn: 'granted', count: 2 }],
      },
      new Date('2026-11-24T00:00:00Z'),
      1,
    )
    expect(reversalsSentence(figures)).toContain('2 of what was decided')
  })
})
