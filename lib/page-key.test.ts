import { describe, expect, it } from 'vitest'
import { pageOf, readPageKey, writePageKey } from '@/lib/page-key'

const id = '0190aaaa-0000-7000-8000-000000000001'
const key = { at: new Date('2026-11-24T10:11:12.345Z'), id }

describe('a page key', () => {
  it('survives the address', () => {
    expect(readPageKey(writePageKey(key))).toEqual(key)
  })

  it.each([undefined, ['1.2'], '', '5', `x.${id}`, `1.${id}0`, `-1.${id}`, `1.${id.toUpperCase()}`])(
    'is none for %j',
    (word) => {
      expect(readPageKey(word)).toBeNull()
    },
  )
})

describe('pageOf', () => {
  it('names the last entry of a page after which more follows, and nothing at the end', () => {
    const rows = [key, { ...key, id: id.replace(/1$/, '2') }]
    expect(pageOf(rows, 1)).toEqual({ rows: [key], next: writePageKey(key) })
    expect(pageOf(rows, 2)).toEqual({ rows, next: null })
    expect(pageOf([], 2)).toEqual({ rows: [], next: null })
  })
})
