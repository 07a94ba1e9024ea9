import { describe, expect, it } from 'vitest'
import { acceptanceOf, fewestDecided } from '@/lib/person/standing'

const record = (published: number, rejected: number, retracted = 0) => {
  return { published, rejected, retracted, corrected: 0 }
}

describe('acceptanceOf', () => {
  it('is silent below the minimum, and speaks from it on', () => {
    expect(acceptanceOf(record(fewestDecided - 1, 0))).toBeNull()
    expect(acceptanceOf(record(0, 0))).toBeNull()
    expect(acceptanceOf(record(fewestDecided, 0))).toEqual({ published: 5, decided: 5, percent: 100 })
  })

  it('counts a retracted check as decided, not as published', () => {
    expect(acceptanceOf(record(6, 2, 2))).toEqual({ published: 6, decided: 10, percent: 60 })
  })

  it('never rounds up to all or down to none', () => {
    expect(acceptanceOf(record(999, 1))?.percent).toBe(99)
    expect(acceptanceOf(record(1, 999))?.percent).toBe(1)
    expect(acceptanceOf(record(0, 9))?.percent).toBe(0)
  })
})
