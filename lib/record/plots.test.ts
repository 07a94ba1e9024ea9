import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { type Quarter, shapeFigures } from '@/lib/record/figures'
import { drawAgreement, drawPiles, drawWaits, nameOf } from '@/lib/record/plots'

const { weeks } = shapeFigures(
  {
    counts: [
      { week: '2026-11-09', kind: 'flag', outcome: 'dismiss', verdict: null, count: 3 },
      { week: '2026-11-16', kind: 'appeal', outcome: 'keep', verdict: null, count: 2 },
    ],
    waits: [{ week: '2026-11-16', median: 4, p90: 30 }],
    turns: [],
    pairs: [],
  },
  new Date('2026-11-24T00:00:00Z'),
  26,
)
const series = [
  { name: 'flag' as const, colour: 'var(--chart-1)' },
  { name: 'appeal' as const, colour: 'var(--chart-2)' },
]
const quarters: Quarter[] = [
  { from: '2026-07-01', pairs: 30, agreement: 0.8, kappa: -0.2 },
  { from: '2026-10-01', pairs: 3, agreement: null, kappa: null },
]

describe('a chart', () => {
  it.each([
    ['waiting times', drawWaits(weeks), /stroke="var\(--chart-2\)"/],
    ['counts', drawPiles(weeks, series, ({ kinds }) => kinds), /fill="var\(--chart-1\)"/],
    ['agreement', drawAgreement(quarters), /Q3 2026/],
    ['no waiting time', drawWaits(weeks.map((week) => ({ ...week, median: null, p90: null }))), /<svg/],
  ])('of %s is one well-formed picture in each size, without a number that is none', (_, drawn, mark) => {
    expect(drawn).not.toBeNull()
    for (const svg of Object.values(drawn ?? {})) {
      expect(XMLValidator.validate(svg)).toBe(true)
      expect(svg).toMatch(mark)
      expect(svg).not.toMatch(/NaN|undefined|<script|<style/)
    }
  })

  it('counts short waits in minutes, by whole ones', () => {
    const short = drawWaits(weeks.map((week) => ({ ...week, median: 0.001, p90: 0.002 })))
    expect(short.wide).toMatch(/minutes/)
    expect(short.wide).toMatch(/>5<\/text>/)
    expect(drawWaits(weeks).wide).toMatch(/hours/)
  })

  it('has a bar for each count and none for nothing', () => {
    const drawn = drawPiles(weeks, series, ({ kinds }) => kinds)
    expect(drawn?.wide.match(/<rect /g)).toHaveLength(2)
    expect(drawPiles(weeks, [{ name: 'comment', colour: 'red' }], ({ kinds }) => kinds)).toBeNull()
  })
})

it('names a quarter of a year', () => {
  expect(['2026-01-01', '2026-10-01'].map(nameOf)).toEqual(['Q1 2026', 'Q4 2026'])
})
