import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stackNotes } from './stack'

const gap = 10

describe('stackNotes', () => {
  it('puts notes level with their paragraphs where there is room', () => {
    const notes = [
      { top: 0, height: 50 },
      { top: 100, height: 50 },
    ]
    expect(stackNotes(notes, -1, gap)).toEqual([0, 100])
  })

  it('pushes a note below the one before it', () => {
    const notes = [
      { top: 0, height: 120 },
      { top: 100, height: 50 },
    ]
    expect(stackNotes(notes, -1, gap)).toEqual([0, 130])
  })

  it('keeps the active note level, and those before it give way upwards', () => {
    const notes = [
      { top: 100, height: 80 },
      { top: 200, height: 120 },
      { top: 250, height: 50 },
    ]
    expect(stackNotes(notes, 2, gap)).toEqual([30, 120, 250])
  })

  it('pushes nothing off the top of the article', () => {
    const notes = [
      { top: 0, height: 300 },
      { top: 100, height: 50 },
    ]
    expect(stackNotes(notes, 1, gap)).toEqual([0, 310])
  })

  it('never lets notes cover each other, whichever is active', () => {
    const note = fc.record({ top: fc.nat(5000), height: fc.integer({ min: 1, max: 800 }) })
    fc.assert(
      fc.property(fc.array(note, { maxLength: 30 }), fc.integer({ min: -1, max: 30 }), (unsorted, active) => {
        const notes = unsorted.toSorted((a, b) => a.top - b.top)
        const tops = stackNotes(notes, active < notes.length ? active : -1, gap)
        for (const [at, top] of tops.entries()) {
          expect(top).toBeGreaterThanOrEqual(0)
          if (at > 0)
            expect(top).toBeGreaterThanOrEqual((tops[at - 1] ?? 0) + (notes[at - 1]?.height ?? 0) + gap)
        }
      }),
    )
  })
})
