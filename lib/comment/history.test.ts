import { describe, expect, it } from 'vitest'
import { changesByVersion } from './history'

const version = (number: number, body: string) => ({
  number,
  body,
  at: '2026-11-24T00:00:00Z',
  day: '24 Nov',
})

describe('changesByVersion', () => {
  it('shows the newest first, each against the one before, and the first as it was', () => {
    const views = changesByVersion([version(1, 'a plan'), version(2, 'the plan'), version(3, 'the plan B')])
    expect(views.map(({ number, parts }) => [number, parts.filter(({ kind }) => kind !== 'same')])).toEqual([
      [3, [{ kind: 'added', text: ' B' }]],
      [
        2,
        [
          { kind: 'removed', text: 'a' },
          { kind: 'added', text: 'the' },
        ],
      ],
      [1, []],
    ])
    expect(views.at(-1)?.parts).toEqual([{ kind: 'same', text: 'a plan' }])
  })

  it('uses the first of a later page only to compare with', () => {
    expect(changesByVersion([version(4, 'a'), version(5, 'b')]).map(({ number }) => number)).toEqual([5])
  })

  it('gives nothing for nothing', () => {
    expect(changesByVersion([])).toEqual([])
  })
})
