import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  codePointLength,
  graphemeBoundaries,
  isCleanText,
  listGraphemes,
  sliceCodePoints,
  snapToGraphemes,
  textProblem,
  toCodePointOffset,
  toUtf16Offset,
  unifyLines,
} from './text'

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'grapheme-composite' }),
)
const family = '👨‍👩‍👧'

describe('code points', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['😀', 1],
    ['e\u0301', 2],
    [family, 5],
    ['\ud800x', 2],
  ])('of %j number %i', (text, length) => {
    expect(codePointLength(text)).toBe(length)
  })

  it('slice without halving a character', () => {
    expect(sliceCodePoints('a😀b', 1, 2)).toBe('😀')
    expect(sliceCodePoints('a😀b', 2)).toBe('b')
    expect(sliceCodePoints('abc', -5, 1)).toBe('a')
    expect(sliceCodePoints('abc', 2, 1)).toBe('')
    expect(sliceCodePoints('abc', 1, 99)).toBe('bc')
  })

  it('slice as the array of characters does', () => {
    fc.assert(
      fc.property(anyText, fc.nat(30), fc.nat(30), (text, start, end) => {
        expect(sliceCodePoints(text, start, end)).toBe([...text].slice(start, end).join(''))
      }),
    )
  })

  it('survive the way to UTF-16 and back', () => {
    fc.assert(
      fc.property(anyText, fc.nat(40), (text, offset) => {
        const within = Math.min(offset, codePointLength(text))
        expect(toCodePointOffset(text, toUtf16Offset(text, offset))).toBe(within)
      }),
    )
  })

  it('count an index inside a surrogate pair as the start of the pair', () => {
    expect([0, 1, 2, 3, 4, 99].map((index) => toCodePointOffset('a😀b', index))).toEqual([0, 1, 1, 2, 3, 3])
    expect(toCodePointOffset('abc', -1)).toBe(0)
  })
})

describe('snapping to graphemes', () => {
  it.each<[string, string, [number, number], [number, number]]>([
    ['leaves whole letters', 'abc', [1, 2], [1, 2]],
    ['takes the accent with its letter', 'ae\u0301b', [1, 2], [1, 3]],
    ['takes the letter with its accent', 'ae\u0301b', [2, 3], [1, 3]],
    ['takes the whole family', `x${family}y`, [2, 3], [1, 6]],
    ['takes both halves of a flag', '🇺🇦🇫🇷', [1, 2], [0, 2]],
    ['takes a whole Devanagari syllable', 'नि', [0, 1], [0, 2]],
    ['leaves Arabic letters', 'سلام', [1, 3], [1, 3]],
    ['moves offsets to the ends', 'abc', [-4, 99], [0, 3]],
    ['leaves an empty range between letters', 'abc', [1, 1], [1, 1]],
    ['does nothing to an empty text', '', [0, 0], [0, 0]],
  ])('%s', (_, text, [start, end], [from, to]) => {
    expect(snapToGraphemes(text, start, end)).toEqual({ start: from, end: to })
  })

  it('gives boundaries, never less than was asked, and the same again', () => {
    fc.assert(
      fc.property(anyText, fc.nat(20), fc.nat(20), (text, a, b) => {
        const length = codePointLength(text)
        const [start, end] = [Math.min(a, b, length), Math.min(Math.max(a, b), length)]
        const snapped = snapToGraphemes(text, start, end)
        const isBoundary = graphemeBoundaries(text)
        expect(snapped.start).toBeLessThanOrEqual(start)
        expect(snapped.end).toBeGreaterThanOrEqual(end)
        expect(isBoundary(toUtf16Offset(text, snapped.start))).toBe(true)
        expect(isBoundary(toUtf16Offset(text, snapped.end))).toBe(true)
        expect(snapToGraphemes(text, snapped.start, snapped.end)).toEqual(snapped)
      }),
    )
  })

  it('knows the boundaries that the list of graphemes has', () => {
    const text = `a${family}e\u0301`
    const isBoundary = graphemeBoundaries(text)
    const starts = listGraphemes(text).map(({ index }) => index)
    const all = Array.from({ length: text.length + 2 }, (_, index) => index).filter(isBoundary)
    expect(all).toEqual([...starts, text.length])
  })
})

describe('sound text', () => {
  it.each(['', 'a\tb\nc', 'naïve 😀', 'עברית \u200f(א)', 'a\u00a0b', '\u202babc\u202c', '\u200d'])(
    'includes %j',
    (text) => {
      expect(isCleanText(text)).toBe(true)
    },
  )

  it.each([
    ['a\0b', 'control'],
    ['\u0007', 'control'],
    ['\r', 'control'],
    ['\u007f', 'control'],
    ['\u0092', 'control'],
    ['\ufffd', 'damaged'],
    ['\ufffe', 'damaged'],
    ['x\ud83d', 'damaged'],
    ['\ude00x', 'damaged'],
  ])('leaves out %j, which is %s', (text, problem) => {
    expect(textProblem(text)).toBe(problem)
  })

  it('has one kind of line end', () => {
    expect(unifyLines('a\r\nb\rc\u2028d\u0085e\ff\vg\n')).toBe('a\nb\nc\nd\ne\nf\ng\n')
  })
})
