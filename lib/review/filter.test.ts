import { describe, expect, it } from 'vitest'
import { detailsIn, filterQuery, likePattern, noFilter, readFilter, searchWords } from '@/lib/review/filter'

describe('a filter', () => {
  it('is in its address what it is on the page', () => {
    const filter = {
      view: 'free',
      kind: 'flag',
      q: '30 million',
      article: 'a-plan',
      verdict: 'false',
      language: 'de',
      standing: 'new',
      age: 'overdue',
    } as const
    expect(readFilter(filterQuery(filter))).toEqual(filter)
    expect(filterQuery(noFilter)).toEqual({})
    expect(detailsIn(filter)).toBe(5)
  })

  it('leaves out what an address names wrongly or twice', () => {
    const wrong = { view: 'none', kind: 'x', article: '../a', verdict: 'wrong', language: '*', age: 'old' }
    expect(readFilter({ ...wrong, q: ['a', 'b'], standing: 'best' })).toEqual(noFilter)
  })
})

describe('a search', () => {
  it('takes its words apart, and no more than eight', () => {
    expect(searchWords('  30  million ')).toEqual(['30', 'million'])
    expect(searchWords('a b c d e f g h i j')).toHaveLength(8)
    expect(searchWords(' ')).toEqual([])
  })

  it('finds the signs that mean something to the database as they stand', () => {
    expect(likePattern('100%_\\')).toBe('%100\\%\\_\\\\%')
  })
})
