import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { InlineMark } from '@/lib/article/inline'
import { carryMarks, marksBehind, marksWithin } from '@/lib/editor/carry-marks'

const strong = (start: number, end: number): InlineMark => ({ kind: 'strong', start, end })
const wordsOf = (text: string, marks: InlineMark[]) =>
  marks.map(({ start, end }) => [...text].slice(start, end).join(''))

describe('carryMarks', () => {
  const text = 'The plan costs 30 million.'
  it.each([
    ['typed before it', 'So: The plan costs 30 million.', ['costs']],
    ['typed behind it', 'The plan costs 31 million.', ['costs']],
    ['typed within it', 'The plan coosts 30 million.', ['coosts']],
    ['taken away', 'The plan 30 million.', []],
    ['losing its end', 'The plan cos million.', ['cos']],
    ['losing its beginning', 'The osts 30 million.', ['osts']],
    ['behind an emoji', '🌧 The plan costs 30 million.', ['costs']],
  ])('keeps a mark on its words when something is %s', (_, is, expected) => {
    expect(wordsOf(is, carryMarks([strong(9, 14)], text, is))).toEqual(expected)
  })

  it('never leaves a mark without words, or beyond the end', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), fc.nat(), (was, is, a, b) => {
        const length = [...was].length
        const [start, end] = [a % (length + 1), b % (length + 1)].sort((x, y) => x - y) as [number, number]
        for (const mark of carryMarks(start < end ? [strong(start, end)] : [], was, is)) {
          expect(mark.start).toBeGreaterThanOrEqual(0)
          expect(mark.start).toBeLessThan(mark.end)
          expect(mark.end).toBeLessThanOrEqual([...is].length)
        }
      }),
    )
  })
})

describe('a text that is divided and joined', () => {
  it('takes its marks along', () => {
    const text = '🌧 one two three'
    const marks = [strong(2, 9)]
    const at = text.indexOf('two')
    const parts = [marksWithin(marks, text, 0, at), marksWithin(marks, text, at, text.length)]
    expect(wordsOf('🌧 one ', parts[0] ?? [])).toEqual(['one '])
    expect(wordsOf('two three', parts[1] ?? [])).toEqual(['two'])
    expect(marksBehind(parts[1] ?? [], '🌧 one ')).toEqual([strong(6, 9)])
  })
})
