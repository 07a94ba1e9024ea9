import { describe, expect, it } from 'vitest'
import { kindsOf, readSearchFilter, searchQuery } from '@/lib/search/filter'

const nothing = {
  typed: '',
  kind: null,
  verdict: null,
  language: null,
  within: null,
  isNewestFirst: false,
  after: null,
}

describe('readSearchFilter', () => {
  it('reads back what it wrote', () => {
    const filter = {
      typed: '"new trams"',
      kind: 'fact-check' as const,
      verdict: 'false' as const,
      language: 'fr',
      within: 'week' as const,
      isNewestFirst: true,
      after: { rank: 0.012_345_678_9, number: 42n },
    }
    const query = searchQuery(filter)
    expect(readSearchFilter(query)).toEqual(filter)
    const last = { ...filter, after: { rank: null, number: 7n } }
    expect(readSearchFilter(searchQuery(last))).toEqual(last)
  })

  it('leaves out what nothing can be', () => {
    expect(
      readSearchFilter({
        q: ['a', 'b'],
        kind: 'people',
        verdict: 'wrong',
        language: '../',
        within: 'constructor',
        order: 'best',
        after: '1;DROP~2',
      }),
    ).toEqual(nothing)
    expect(readSearchFilter({})).toEqual(nothing)
    expect(readSearchFilter({ q: 'a\0\ud800', after: '1~1' })).toEqual({ ...nothing, typed: 'a\ufffd' })
  })
})

it('narrows to what has a verdict', () => {
  expect(kindsOf({ ...nothing, verdict: 'false' })).toEqual(['claim', 'fact-check'])
  expect(kindsOf({ ...nothing, verdict: 'false', kind: 'claim' })).toEqual(['claim'])
  expect(kindsOf(nothing)).toHaveLength(4)
})
