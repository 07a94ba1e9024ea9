import { describe, expect, it } from 'vitest'
import { byWeight, groupBy, inBatches } from '@/lib/export/batches'
import { streamOf } from '@/lib/export/stream'

describe('inBatches', () => {
  const rows = ['a', 'b', 'c', 'd'].map((id, index) => ({ id, at: new Date(index) }))
  const readAll = async (of: typeof rows, size: number) => {
    const batches: string[][] = []
    const read = async (after: { id: string } | null) => {
      const from = after ? of.findIndex(({ id }) => id === after.id) + 1 : 0
      return of.slice(from, from + size)
    }
    for await (const batch of inBatches(size, read)) batches.push(batch.map(({ id }) => id))
    return batches
  }

  it.each([
    [1, [['a'], ['b'], ['c'], ['d']]],
    [
      2,
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [3, [['a', 'b', 'c'], ['d']]],
    [9, [['a', 'b', 'c', 'd']]],
  ])('reads everything once by %i', async (size, expected) => {
    expect(await readAll(rows, size)).toEqual(expected)
  })

  it('reads nothing where there is nothing', async () => {
    expect(await readAll([], 2)).toEqual([])
  })
})

describe('byWeight', () => {
  it('keeps the order and the limit, and gives a heavy row a group of its own', () => {
    expect(byWeight([1, 1, 1, 5, 1, 2], (weight) => weight, 3)).toEqual([[1, 1, 1], [5], [1, 2]])
    expect(byWeight([], () => 1, 3)).toEqual([])
  })
})

describe('groupBy', () => {
  it('keeps the order within a group', () => {
    expect([...groupBy(['a1', 'b1', 'a2'], ([first]) => first ?? '')]).toEqual([
      ['a', ['a1', 'a2']],
      ['b', ['b1']],
    ])
  })
})

describe('streamOf', () => {
  it('makes no piece that nobody is ready for, and ends with the reader', async () => {
    let made = 0
    let isOver = false
    async function* pieces() {
      try {
        for (;;) {
          made++
          yield 'x'.repeat(1_000)
        }
      } finally {
        isOver = true
      }
    }
    const reader = streamOf(pieces()).getReader()
    await reader.read()
    await reader.read()
    expect(made).toBeLessThanOrEqual(3)
    await reader.cancel()
    expect(isOver).toBe(true)
  })

  it('fails where a piece fails, so that half a file does not pass for a whole one', async () => {
    async function* pieces() {
      yield 'a'
      throw new Error('gone')
    }
    await expect(new Response(streamOf(pieces())).text()).rejects.toThrow('gone')
  })
})
