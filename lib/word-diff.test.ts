import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Part, wordChanges } from './word-diff'

const text = (parts: Part[], without: Part['kind']) =>
  parts
    .filter(({ kind }) => kind !== without)
    .map((part) => part.text)
    .join('')

describe('wordChanges', () => {
  it('tells added from removed words', () => {
    expect(wordChanges('the old plan', 'the new plan')).toEqual([
      { text: 'the ', kind: 'same' },
      { text: 'old', kind: 'removed' },
      { text: 'new', kind: 'added' },
      { text: ' plan', kind: 'same' },
    ])
  })

  it('gives both texts back, whatever they are', () => {
    const words = fc.array(fc.constantFrom('a', 'b ', '\n', 'é', '😀', ', '), { maxLength: 30 })
    fc.assert(
      fc.property(words, words, (was, is) => {
        const parts = wordChanges(was.join(''), is.join(''))
        expect(text(parts, 'added')).toBe(was.join(''))
        expect(text(parts, 'removed')).toBe(is.join(''))
      }),
    )
  })

  it('says that all was replaced where comparing takes too long', () => {
    const long = (seed: number) => Array.from({ length: 4_000 }, (_, at) => (at * seed) % 997).join(' ')
    const parts = wordChanges(long(3), long(7), 1)
    expect(parts).toEqual([
      { text: long(3), kind: 'removed' },
      { text: long(7), kind: 'added' },
    ])
  })
})
