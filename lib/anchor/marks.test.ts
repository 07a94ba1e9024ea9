import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sliceCodePoints } from '@/lib/text'
import { type Mark, markRuns } from './marks'

const anyMark = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  start: fc.integer({ min: -3, max: 30 }),
  end: fc.integer({ min: -3, max: 30 }),
  rank: fc.nat(3),
})

describe('runs under marks', () => {
  it('is the whole text when nothing is marked', () => {
    expect(markRuns('abc', [])).toEqual([{ text: 'abc', ids: [] }])
    expect(markRuns('', [])).toEqual([])
  })

  it('keeps all marks where they overlap, the gravest first', () => {
    const marks: Mark[] = [
      { id: 'mild', start: 0, end: 4, rank: 1 },
      { id: 'grave', start: 2, end: 6, rank: 9 },
    ]
    expect(markRuns('abcdefgh', marks)).toEqual([
      { text: 'ab', ids: ['mild'] },
      { text: 'cd', ids: ['grave', 'mild'] },
      { text: 'ef', ids: ['grave'] },
      { text: 'gh', ids: [] },
    ])
  })

  it('counts code points', () => {
    expect(markRuns('😀😀x', [{ id: 'a', start: 1, end: 2, rank: 0 }]).map((run) => run.text)).toEqual([
      '😀',
      '😀',
      'x',
    ])
  })

  it('cuts marks to the text and leaves out empty ones', () => {
    const marks = [
      { id: 'wide', start: -2, end: 99, rank: 0 },
      { id: 'empty', start: 1, end: 1, rank: 0 },
      { id: 'reversed', start: 2, end: 1, rank: 0 },
      { id: 'outside', start: 50, end: 60, rank: 0 },
    ]
    expect(markRuns('abc', marks)).toEqual([{ text: 'abc', ids: ['wide'] }])
  })

  it('gives the text again, in any order of marks, and each mark its own words', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme-composite', maxLength: 20 }),
        fc.uniqueArray(anyMark, { selector: (mark) => mark.id }),
        (text, marks) => {
          const runs = markRuns(text, marks)
          expect(runs.map((run) => run.text).join('')).toBe(text)
          expect(runs.every((run) => run.text !== '')).toBe(true)
          expect(markRuns(text, marks.toReversed())).toEqual(runs)
          for (const { id, start, end } of marks) {
            const words = runs.filter((run) => run.ids.includes(id)).map((run) => run.text)
            expect(words.join('')).toBe(sliceCodePoints(text, Math.max(0, start), Math.max(0, end)))
          }
        },
      ),
    )
  })
})
