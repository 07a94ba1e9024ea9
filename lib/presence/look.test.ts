import { describe, expect, it } from 'vitest'
import { sayLooking } from '@/lib/presence/look'

describe('who is looking', () => {
  it('is said with two names at most', () => {
    expect(sayLooking([])).toBe('')
    expect(sayLooking(['ola'])).toBe('ola is looking')
    expect(sayLooking(['ola', 'lena'])).toBe('ola and lena are looking')
    expect(sayLooking(['ola', 'lena', 'mira', 'jon'])).toBe('ola, lena and 2 more are looking')
  })
})
