import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchQuery } from './similar'

const total = 100_000

describe('searchQuery', () => {
  it('looks for rare words each alone, and leaves out what nearly all claims hold', () => {
    const words = [
      { word: 'the', share: 0.9 },
      { word: 'tram', share: 0.004 },
      { word: 'schoramere', share: null },
    ]
    expect(searchQuery(words, total, 0.0005)).toBe("'schoramere' | 'tram'")
  })

  it('looks for common words in pairs, when they are few enough together', () => {
    const words = ['central', 'bank', 'rent'].map((word) => ({ word, share: 0.03 }))
    expect(searchQuery(words, total, 0.0005)).toBe("('central' & 'bank') | ('central' & 'rent')")
  })

  it('has nothing to look for among words that tell nothing', () => {
    expect(
      searchQuery(
        [
          { word: 'the', share: 0.9 },
          { word: 'a', share: 0.8 },
        ],
        total,
        0.01,
      ),
    ).toBeNull()
    expect(searchQuery([], total, 0)).toBeNull()
  })

  it('looks for all words while there are no statistics, for then there are few claims', () => {
    expect(
      searchQuery(
        [
          { word: 'plan', share: null },
          { word: 'costs', share: null },
        ],
        0,
        0,
      ),
    ).toBe("'plan' | 'costs'")
  })

  it('quotes what has a meaning in a query', () => {
    expect(searchQuery([{ word: "o'brien\\", share: null }], 0, 0)).toBe("'o''brien\\\\'")
  })

  it('never expects more candidates than may be compared', () => {
    const word = fc.record({
      word: fc.string({ minLength: 1 }),
      share: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    })
    fc.assert(
      fc.property(fc.uniqueArray(word, { selector: (each) => each.word }), (words) => {
        const query = searchQuery(words, total, 0.001)
        const alone = words.filter((each) => query?.split(' | ').includes(`'${each.word}'`))
        expect(alone.reduce((sum, each) => sum + (each.share ?? 0.001) * total, 0)).toBeLessThanOrEqual(
          1_000.001,
        )
      }),
    )
  })
})
