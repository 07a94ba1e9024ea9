import { expect, it } from 'vitest'
import { isUnreachable } from '@/lib/database-errors'
import { fewAtOnce } from './few-at-once'

it('runs two at once, the others in order, and refuses what would wait too long', async () => {
  const run = fewAtOnce(2, 3)
  const order: number[] = []
  const ends: (() => void)[] = []
  const work = (name: number) => () =>
    new Promise<number>((done) => {
      order.push(name)
      ends.push(() => done(name))
    })
  const asked = [1, 2, 3, 4, 5].map((name) => run(work(name)))
  expect(order).toEqual([1, 2])
  const refused: unknown = await run(work(6)).catch((error) => error)
  expect(isUnreachable(refused)).toBe(true)
  for (const at of asked.keys()) {
    ends[at]?.()
    expect(await asked[at]).toBe(at + 1)
    await Promise.resolve()
  }
  expect(order).toEqual([1, 2, 3, 4, 5])
})

it('goes on after work that failed', async () => {
  const run = fewAtOnce(1, 1)
  await expect(run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await run(async () => 'yes')).toBe('yes')
})
