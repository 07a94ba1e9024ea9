import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchQuery } from './similar'

const total = 100_000

const typed = (...words: [word: string, share: number | null][]) =>
  words.map(([word, share], at) => ({ word, share, position: at + 1 }))

describe('searchQuery', () => {
  it('looks for rare words each alone, and leaves out what nearly all claims hold', () => {
    const words = typed(['the', 0.9], ['tram', 0.003], ['schoramere', null])
    expect(searchQuery(words, total, 0.0005)).toBe("'schoramere' | 'tram'")
  })

  it('looks for common words in pairs, but not for neighbours, which may be a phrase', () => {
    const words = typed(['central', 0.02], ['bank', 0.02], ['rent', 0.02])
    expect(searchQuery(words, total, 0.0005)).toBe("('central' & 'rent')")
  })

  it('has nothing to look for among words that tell nothing', () => {
    expect(searchQuery(typed(['the', 0.9], ['a', 0.8]), total, 0.01)).toBeNull()
    expect(searchQuery([], total, 0)).toBeNull()
  })

  it('looks for all words while there are no statistics, for then there are few claims', () => {
    expect(searchQuery(typed(['plan', null], ['costs', null]), 0, 0)).toBe("'plan' | 'costs'")
  })

  it('quotes what has a meaning in a query', () => {
    expect(searchQuery(typed(["o'brien\\", null]), 0, 0)).toBe("'o''brien\\\\'")
  })

  it('never expects more candidates than may be compared', () => {
    const word = fc.record({
      word: fc.string({ minLength: 1 }),
      position: fc.nat(),
      share: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    })
    fc.assert(
      fc.property(fc.uniqueArray(word, { selector: (each) => each.word }), (words) => {
        const query = searchQuery(words, total, 0.001)
        const alone = words.filter((each) => query?.split(' | ').includes(`'${each.word}'`))
        expect(alone.reduce((sum, each) => sum + (each.share ?? 0.001) * total, 0)).toBeLessThanOrEqual(
          500.001,
        )
      }),
    )
  })
})
