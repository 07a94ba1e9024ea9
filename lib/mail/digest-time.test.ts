import { expect, it } from 'vitest'
import { lastDigest } from './digest-time'

it.each([
  ['2026-11-24T06:00:00.000Z', 6, '2026-11-24T06:00:00.000Z'],
  ['2026-11-24T05:59:59.999Z', 6, '2026-11-23T06:00:00.000Z'],
  ['2026-11-24T23:30:00.000Z', 0, '2026-11-24T00:00:00.000Z'],
  ['2026-01-01T03:00:00.000Z', 23, '2025-12-31T23:00:00.000Z'],
])('at %s the last daily mail at %d o’clock was that of %s', (now, hour, last) => {
  expect(lastDigest(new Date(now), hour).toISOString()).toBe(last)
})
