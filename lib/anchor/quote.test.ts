import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCommentInput } from '@/lib/comment/input'
import {
  codePointLength,
  isCleanText,
  listGraphemes,
  sliceCodePoints,
  toUtf16Offset,
  unifyLines,
} from '@/lib/text'
import { anchorQuote, findQuote, quoteSelection } from './quote'

const letters = fc.constantFrom(
  'a',
  'b',
  ' ',
  'e\u0301',
  '😀',
  '👨‍👩‍👧',
  '🇺🇦',
  'ש',
  'לום',
  '漢',
  'न',
  'ि',
  '\u00a0',
  '’',
  '\u00ad',
  '\u0301',
)
const repetitive = fc.array(letters, { minLength: 1, maxLength: 40 }).map((parts) => parts.join(''))
const anyText = fc.oneof(
  repetitive,
  fc.string({ unit: 'grapheme-composite', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
)

describe('making a quote', () => {
  it('keeps 32 code points on either side', () => {
    const text = `${'😀'.repeat(40)}word${'é'.repeat(40)}`
    expect(anchorQuote(text, 40, 44)).toEqual({
      exact: 'word',
      prefix: '😀'.repeat(32),
      suffix: 'é'.repeat(32),
      start: 40,
      end: 44,
    })
  })

  it('leaves out white space at the ends of a selection', () => {
    expect(anchorQuote('one two\u00a0 three', 3, 9)).toMatchObject({ exact: 'two', start: 4, end: 7 })
  })

  it('takes whole graphemes', () => {
    expect(anchorQuote('cafe\u0301 x', 1, 4)).toMatchObject({ exact: 'afe\u0301', start: 1, end: 5 })
  })

  it.each([
    [2, 2],
    [3, 1],
    [Number.NaN, 2],
    [50, 60],
    [3, 4],
  ])('gives null for %s to %s', (start, end) => {
    expect(anchorQuote('one two', start, end)).toBeNull()
  })

  it('moves offsets outside the text to its ends', () => {
    expect(anchorQuote('one', -5, 99)).toMatchObject({
      exact: 'one',
      prefix: '',
      suffix: '',
      start: 0,
      end: 3,
    })
  })
})

describe('finding a quote', () => {
  it('finds again the words that were stored, at their place, in any text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(60), fc.nat(60), (text, a, b) => {
        const quote = anchorQuote(text, Math.min(a, b), Math.max(a, b))
        if (!quote) return
        expect(sliceCodePoints(text, quote.start, quote.end)).toBe(quote.exact)
        expect(codePointLength(quote.prefix)).toBe(Math.min(32, quote.start))
        expect(findQuote(text, quote)).toEqual(quote)
        expect(anchorQuote(text, quote.start, quote.end)).toEqual(quote)
      }),
      { numRuns: 1000 },
    )
  })

  it('finds the only place without help', () => {
    expect(findQuote('the cat sat', { exact: 'cat' })).toEqual({
      exact: 'cat',
      prefix: 'the ',
      suffix: ' sat',
      start: 4,
      end: 7,
    })
  })

  it.each(['dog', '', 'Cat', 'the  dog', '\u200b', ' '])('does not find %j', (exact) => {
    expect(findQuote('the cat', { exact })).toBe('not-found')
  })

  it('does not find a letter without its accent', () => {
    expect(findQuote('cafe\u0301', { exact: 'cafe' })).toBe('not-found')
  })

  it('does not guess between equal places', () => {
    expect(findQuote('no, no', { exact: 'no' })).toBe('ambiguous')
    expect(findQuote('aba', { exact: 'a', start: 1 })).toBe('ambiguous')
    expect(findQuote('xx yy xx', { exact: 'xx', prefix: '', suffix: '' })).toBe('ambiguous')
  })

  it('chooses by the words around', () => {
    const text = 'red house, blue house, green house'
    expect(findQuote(text, { exact: 'house', prefix: 'blue ' })).toMatchObject({ start: 16 })
    expect(findQuote(text, { exact: 'house', suffix: ', green' })).toMatchObject({ start: 16 })
    expect(findQuote(text, { exact: 'house', prefix: 'old green ' })).toMatchObject({ start: 29 })
  })

  it('prefers the words around to the place', () => {
    expect(findQuote('a cat. b cat.', { exact: 'cat', prefix: 'b ', start: 2 })).toMatchObject({ start: 9 })
  })

  it('chooses the nearest place among those with equal surroundings', () => {
    expect(findQuote('😀no no no', { exact: 'no', start: 5 })).toMatchObject({ start: 4 })
  })

  it('counts overlapping places', () => {
    expect(findQuote('aaa', { exact: 'aa' })).toBe('ambiguous')
    expect(findQuote('aaa', { exact: 'aa', start: 1 })).toMatchObject({ start: 1, end: 3 })
  })

  it.each([
    ['He said “we’ve won”', '"we\'ve won"', '“we’ve won”'],
    ['about\u00a0$90 billion', 'about $90  billion', 'about\u00a0$90 billion'],
    ['a peace – or not…', 'peace - or not...', 'peace – or not…'],
    ['inter\u00adnational law', 'international', 'inter\u00adnational'],
    ['caf\u00e9 noir', 'cafe\u0301 noir', 'caf\u00e9 noir'],
    ['«\u202fOui\u202f»', '" Oui "', '«\u202fOui\u202f»'],
    ['😀😀 it’s', "it's", 'it’s'],
  ])('finds in %j what was typed as %j', (text, typed, exact) => {
    const quote = findQuote(text, { exact: typed })
    expect(quote).toMatchObject({ exact })
    if (typeof quote === 'object') expect(sliceCodePoints(text, quote.start, quote.end)).toBe(exact)
  })

  it('prefers what is exactly so to what is nearly so', () => {
    expect(findQuote("it’s it's", { exact: "it's" })).toMatchObject({ start: 5 })
  })

  it('does not guess between places that are nearly so', () => {
    expect(findQuote('it’s ... it’s', { exact: "it's" })).toBe('ambiguous')
    expect(findQuote('it’s ... it’s', { exact: "it's", prefix: '… ' })).toMatchObject({ start: 9 })
  })

  it('does not match a part of a folded character', () => {
    expect(findQuote('wait…', { exact: 'wait.' })).toBe('not-found')
  })

  it('answers for ten thousand equal places', () => {
    const text = 'a'.repeat(10_000)
    expect(findQuote(text, { exact: 'a' })).toBe('ambiguous')
    expect(findQuote(text, { exact: 'a', start: 5_000 })).toMatchObject({ start: 5_000, end: 5_001 })
  })
})

/** What a form makes of words that it sends. */
function sent(words: string): string {
  const id = '01940000-0000-7000-8000-000000000000'
  const form = { key: id, articleId: id, paragraphId: id, body: 'x', quote: words }
  return createCommentInput.parse(form).quote ?? ''
}

/** Soft hyphens and their like show nothing, so nobody can quote them alone. */
const isUnseen = (words: string) => !words.replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, '')

describe('a selection in a browser', () => {
  it('is whole graphemes of the paragraph, whatever it cuts', () => {
    fc.assert(
      fc.property(anyText, fc.nat(80), fc.nat(80), (text, a, b) => {
        const [from, to] = [Math.min(a, b), Math.min(Math.max(a, b), text.length)]
        const quote = quoteSelection(text, from, to)
        if (!quote) {
          expect(text.slice(from, to).trim()).toBe('')
          return
        }
        const edges = new Set([...listGraphemes(text).map(({ index }) => index), text.length])
        expect(edges.has(toUtf16Offset(text, quote.start))).toBe(true)
        expect(edges.has(toUtf16Offset(text, quote.end))).toBe(true)
        expect(quote.exact).toContain(text.slice(from, to).trim())
      }),
      { numRuns: 1000 },
    )
  })

  it('comes back as the same words at the same place when its words and its start are sent', () => {
    fc.assert(
      fc.property(anyText.map(unifyLines).filter(isCleanText), fc.nat(60), fc.nat(60), (text, a, b) => {
        const quote = quoteSelection(text, Math.min(a, b), Math.max(a, b))
        if (!quote || isUnseen(quote.exact)) return
        expect(findQuote(text, { exact: sent(quote.exact), start: quote.start })).toEqual(quote)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['the second of three', 'no, no, no', 4, 6, 4],
    ['the second emoji', '😀 b 😀', 5, 7, 4],
    ['half of an emoji as the whole', 'a😀b', 1, 2, 1],
    ['a letter with its accent', 'e\u0301e\u0301', 2, 3, 2],
    ['Hebrew', 'שלום שלום', 5, 9, 5],
    ['Chinese', '漢字漢字', 2, 4, 2],
  ])('keeps %s', (_, text, from, to, start) => {
    const quote = quoteSelection(text, from, to)
    expect(quote).toMatchObject({ start })
    expect(findQuote(text, { exact: quote?.exact ?? '', start })).toEqual(quote)
  })

  it('is found where it was selected although the same word in another normal form stands elsewhere', () => {
    const text = 'caf\u00e9, cafe\u0301'
    const quote = quoteSelection(text, 6, 11)
    expect(quote).toMatchObject({ start: 6, end: 11 })
    expect(findQuote(text, { exact: sent(quote?.exact ?? ''), start: 6 })).toEqual(quote)
  })
})
