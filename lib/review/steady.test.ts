import { describe, expect, it } from 'vitest'
import { steadyRows } from '@/lib/review/steady'

describe('a list under the pointer', () => {
  it('keeps every row where it was, and says which are gone', () => {
    const stood = [
      { id: 'a', holder: '' },
      { id: 'b', holder: '' },
    ]
    const now = [
      { id: 'new', holder: '' },
      { id: 'b', holder: 'ola' },
    ]
    expect(steadyRows(stood, now)).toEqual([
      { id: 'a', holder: '', isGone: true },
      { id: 'b', holder: 'ola', isGone: false },
    ])
  })
})
