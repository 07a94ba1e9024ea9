import { describe, expect, it } from 'vitest'
import { chooseDraft } from './choose'
import type { Draft } from './shape'

const draft = (id: string, quote?: string): Draft => {
  const words = quote === undefined ? {} : { quote }
  return { id, revision: 1, writer: 'w', turn: 1, at: '2026-11-24T14:03:00.000Z', words }
}
const drafts = [draft('newest', 'The plan'), draft('old', '30 million'), draft('oldest')]

describe('chooseDraft', () => {
  it.each([
    ['old', '', 'old'],
    ['old', 'The plan', 'old'],
    [undefined, '', 'newest'],
    [undefined, ' 30 million ', 'old'],
    [undefined, 'nobody objected', undefined],
    ['unknown', '30 million', 'old'],
    ['new', '30 million', undefined],
    [['old', 'new'], '', 'newest'],
  ])('for ?draft=%s and the words %j it is %s', (named, quote, expected) => {
    expect(chooseDraft(drafts, named, quote)?.id).toBe(expected)
  })

  it('is a new form where there is no draft', () => {
    expect(chooseDraft([], undefined, '')).toBeNull()
  })
})
