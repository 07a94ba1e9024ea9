import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everything, filterQuery, isNarrowed, readEntryId, readRecordFilter } from '@/lib/record/filter'

describe('readRecordFilter', () => {
  it('reads what an address asks for', () => {
    const params = {
      kind: 'fact-check.rejected',
      article: 'the-plan',
      moderator: 'lena',
      reason: 'needs-evidence',
      from: '2026-01-01',
      to: '2026-12-31',
      words: ' “30 million” ',
      before: '12',
    }
    const filter = readRecordFilter(params)
    expect(filter).toEqual({ ...params, words: '“30 million”', before: undefined })
    expect(readRecordFilter(filterQuery(filter))).toEqual(filter)
  })

  it.each([
    ['a kind that is not public', { kind: 'comment.flagged' }],
    ['a kind that there is not', { kind: 'toString' }],
    ['a day that there is not', { from: '2026-02-30', to: '2026-13-01' }],
    ['a day in other words', { from: 'yesterday', to: '1.2.2026' }],
    ['what no handle can be', { moderator: "x' OR 1=1", reason: 'A Reason!' }],
    ['nothing', { words: '  ', article: '', kind: '' }],
    ['a list', { words: ['a', 'b'], kind: ['fact-check.rejected'] }],
  ])('leaves out %s', (_, params) => {
    expect(readRecordFilter(params)).toEqual(everything)
    expect(isNarrowed(readRecordFilter(params))).toBe(false)
  })

  it.each([
    'https://obelus.example/articles/the-plan',
    '/articles/the-plan#p-1',
    'the-plan?in=1',
    'https://obelus.example/articles/the-plan/p/0190aaaa-0000-7000-8000-000000000001',
  ])('takes an article by its address: %s', (article) => {
    expect(readRecordFilter({ article }).article).toBe('the-plan')
  })

  it('reads anything at all, without a zero byte and within bounds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(everything)), fc.string()), (params) => {
        const filter = readRecordFilter(params)
        expect(Object.keys(filter)).toEqual(Object.keys(everything))
        expect(filter.words ?? '').not.toContain('\0')
        expect((filter.words ?? '').length).toBeLessThanOrEqual(200)
        expect(readRecordFilter(filterQuery(filter))).toEqual(filter)
      }),
    )
  })
})

describe('readEntryId', () => {
  it('takes digits that the database can hold, and nothing else', () => {
    expect(readEntryId('123')).toBe('123')
    for (const text of ['', '-1', '1.5', '1234567890123456789', 'x', ['1'], undefined])
      expect(readEntryId(text)).toBeNull()
  })
})
