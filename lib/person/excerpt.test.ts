import { describe, expect, it } from 'vitest'
import { excerptOf } from '@/lib/person/excerpt'

describe('excerptOf', () => {
  it('gives short words whole and without marks', () => {
    expect(excerptOf('See the **budget**,\n[page 3](https://a.example).')).toBe('See the budget, page 3.')
  })

  it('cuts long words between characters and says that more follows', () => {
    expect(excerptOf('👩‍👩‍👧'.repeat(10), 4)).toBe(`${'👩‍👩‍👧'.repeat(3)}…`)
    expect(excerptOf('abcd', 4)).toBe('abcd')
  })
})
