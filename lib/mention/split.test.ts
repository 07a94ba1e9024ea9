import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitMentions } from './split'

const handlesIn = (text: string) => splitMentions(text).flatMap(({ handle }) => handle ?? [])

describe('splitMentions', () => {
  it.each([
    ['Ask @anna-k, please.', ['anna-k']],
    ['@Anna', ['anna']],
    ['(@anna) and “@boris”.', ['anna', 'boris']],
    ['@anna. @boris-', ['anna', 'boris']],
    ['mail anna@boris.example', []],
    ['https://site.example/@anna', []],
    ['@@anna', []],
    ['@an', []],
    ['@anna_b', []],
    ['@annaé', []],
    [`@${'a'.repeat(31)}`, []],
    [`@${'a'.repeat(30)}`, ['a'.repeat(30)]],
    ['@anna@boris', []],
    ['', []],
  ])('finds in “%s” %j', (text, handles) => {
    expect(handlesIn(text)).toEqual(handles)
  })

  it('loses no character', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('@', 'a', 'b', '-', '.', ' ', 'é', '😀') }), (text) => {
        expect(
          splitMentions(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})
