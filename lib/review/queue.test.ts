import { describe, expect, it } from 'vitest'
import { queueViewOf, readQueueEnd, writeQueueEnd } from './queue'

const end = { rankedAt: new Date('2026-08-21T10:00:00.123Z'), id: '01a20b61-18f2-72b5-958b-4182ff5f1c84' }

describe('the end of a page of the queue', () => {
  it('is read as it was written, to the millisecond', () => {
    expect(readQueueEnd(writeQueueEnd(end))).toEqual(end)
  })

  it.each([undefined, '', 'x', '_', `1_${'a'.repeat(36)}`, `${'9'.repeat(16)}_${end.id}`, `-1_${end.id}`])(
    'is none in %s',
    (word) => {
      expect(readQueueEnd(word)).toBeNull()
    },
  )
})

it('shows all cases unless an address names a view', () => {
  expect(['mine', 'free', 'all', 'x', undefined, ['mine']].map(queueViewOf)).toEqual([
    'mine',
    'free',
    'all',
    'all',
    'all',
    'all',
  ])
})
