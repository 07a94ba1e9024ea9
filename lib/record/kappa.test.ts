import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreementOf, kappa, type PairCount } from '@/lib/record/kappa'

const table = (rows: Record<string, Record<string, number>>): PairCount[] =>
  Object.entries(rows).flatMap(([first, row]) =>
    Object.entries(row).map(([second, count]) => ({ first, second, count })),
  )

const word = fc.constantFrom('publish', 'request-changes', 'reject')
const pairs = fc.array(fc.record({ first: word, second: word, count: fc.integer({ min: 0, max: 50 }) }), {
  maxLength: 12,
})

describe('kappa', () => {
  it.each([
    // 35 of 50 agree, 25 by chance.
    ['two by two', table({ yes: { yes: 20, no: 5 }, no: { yes: 10, no: 15 } }), 0.4],
    // 58 of 200 agree; .5 × .4 + .3 × .3 + .2 × .3 = .35 by chance.
    [
      'three by three',
      table({ a: { a: 50, b: 26, c: 24 }, b: { a: 24, b: 4, c: 32 }, c: { a: 6, b: 30, c: 4 } }),
      (0.29 - 0.35) / (1 - 0.35),
    ],
    ['never of one mind', table({ yes: { no: 10 }, no: { yes: 10 } }), -1],
  ])('is that of a known table: %s', (_, given, expected) => {
    expect(kappa(given)).toBeCloseTo(expected, 10)
  })

  it('is null without a pair, and where nothing but one answer was ever given', () => {
    expect(kappa([])).toBeNull()
    expect(kappa(table({ publish: { publish: 0 } }))).toBeNull()
    expect(kappa(table({ publish: { publish: 7 } }))).toBeNull()
  })

  it('is 1 for those who always agree, on more than one answer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }), (a, b) => {
        expect(kappa(table({ publish: { publish: a }, reject: { reject: b } }))).toBeCloseTo(1, 10)
      }),
    )
  })

  it('lies between −1 and 1, never above the agreement, whoever was first and however many times over', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 2, max: 5 }), (given, times) => {
        const value = kappa(given)
        const turned = given.map(({ first, second, count }) => ({ first: second, second: first, count }))
        const more = given.map((pair) => ({ ...pair, count: pair.count * times }))
        const others = [kappa(turned), kappa(more)]
        if (value === null) expect(others).toEqual([null, null])
        else {
          expect(value).toBeGreaterThanOrEqual(-1 - 1e-9)
          expect(value).toBeLessThanOrEqual((agreementOf(given) ?? 0) + 1e-9)
          for (const other of others) expect(other).toBeCloseTo(value, 9)
        }
      }),
    )
  })

  it('is 0 where the answers of one say nothing about those of the other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 }),
        ([a, b, c, d]) => {
          const [p = 1, q = 1, r = 1, s = 1] = [a, b, c, d]
          const independent = table({ yes: { yes: p * r, no: p * s }, no: { yes: q * r, no: q * s } })
          expect(kappa(independent)).toBeCloseTo(0, 9)
        },
      ),
    )
  })
})
