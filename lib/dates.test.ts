import { describe, expect, it } from 'vitest'
import { dayOf, exactTime, minutesUntil, waitedFor } from './dates'

const now = new Date('2026-08-21T12:00:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString()

describe('days and times', () => {
  it('names the same day for every reader, in UTC', () => {
    expect(dayOf('2026-08-21T23:59:59.999Z')).toBe('21 Aug 2026')
    expect(dayOf('2026-08-22T00:30:00+02:00')).toBe('21 Aug 2026')
    expect(dayOf('2026-08-21')).toBe('21 Aug 2026')
  })

  it('says the minute where it matters', () => {
    expect(exactTime('2026-08-21T04:03:59Z')).toBe('21 Aug 2026, 04:03 UTC')
  })
})

describe('a wait', () => {
  it.each([
    [0, '0 min'],
    [59, '59 min'],
    [60, '1 h'],
    [26 * 60, '26 h'],
    [3 * 24 * 60 - 1, '71 h'],
    [3 * 24 * 60, '3 d'],
    [-5, '0 min'],
  ])('of %i minutes reads %s', (minutes, words) => {
    expect(waitedFor(ago(minutes), now)).toBe(words)
  })

  it('counts only whole minutes until a moment, and none after it', () => {
    expect(minutesUntil(ago(-15), now)).toBe(15)
    expect(minutesUntil(new Date(now.getTime() + 119_999).toISOString(), now)).toBe(1)
    expect(minutesUntil(ago(1), now)).toBe(0)
  })
})
