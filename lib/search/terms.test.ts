import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearest, readTerms, respell, spellable, withLastBegun } from '@/lib/search/terms'

const word = (words: string, not = false) => ({ words, form: 'word', not })
const phrase = (words: string, not = false) => ({ words, form: 'phrase', not })
const begins = (words: string) => ({ words, form: 'begins', not: false })

describe('readTerms', () => {
  it.each([
    ['new trams', [word('new'), word('trams')]],
    ['"new trams" hall', [phrase('new trams'), word('hall')]],
    ['„new trams“ «hall»', [phrase('new trams'), phrase('hall')]],
    ['"new trams', [phrase('new trams')]],
    ['-new -"old trams"', [word('new', true), phrase('old trams', true)]],
    ['well-known', [word('well-known')]],
    ['tram* tr*', [begins('tram'), word('tr')]],
    ['- * "" -- ?!', []],
    ['', []],
    ['東京', [word('東京')]],
  ])('reads %j', (typed, terms) => {
    expect(readTerms(typed)).toEqual(terms)
  })

  it('reads at most twelve parts of any text, each with something to look for', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab -"*“”é🙂\n'), maxLength: 300 })
    fc.assert(
      fc.property(text, (typed) => {
        const terms = readTerms(typed)
        expect(terms.length).toBeLessThanOrEqual(12)
        for (const { words } of terms) expect(words).toMatch(/[\p{L}\p{N}]/u)
      }),
    )
  })
})

describe('withLastBegun', () => {
  it.each([
    ['new tra', [word('new'), begins('tra')]],
    ['new tr', null],
    ['new tra ', null],
    ['"new tra', null],
    ['-tra', null],
    ['tra*', null],
    ['', null],
  ])('%j', (typed, terms) => {
    expect(withLastBegun(typed, readTerms(typed))).toEqual(terms)
  })
})

it('spells what is wanted, of letters alone and long enough', () => {
  expect(spellable(readTerms('goverment the "new trams" -minsters 2024 covid19 Zürch*'))).toEqual([
    'goverment',
    'Zürch',
  ])
})

it('puts other words where the mistyped ones stood', () => {
  const instead = new Map([
    ['mayer', 'mayor'],
    ['trms', '$& trams'],
  ])
  expect(respell('"mayer" -x trms mayer', instead)).toBe('"mayor" -x $& trams mayer')
})

it('takes for meant what is a letter or two away, the nearest first', () => {
  expect(nearest('goverment', ['governments', 'government', 'govern', 'comments'])).toEqual([
    'government',
    'governments',
  ])
  expect(nearest('Mayer', ['mayer', 'mayor', 'may', 'layers'])).toEqual(['mayor'])
  expect(nearest('council', ['count'])).toEqual([])
})
