import { expect, it, vi } from 'vitest'
import { oneAtATime } from './one-at-a-time'

function gate() {
  let open = () => {}
  const opened = new Promise<void>((done) => {
    open = done
  })
  return { open, opened }
}

it('never overlaps with itself, and does once more what was asked for meanwhile', async () => {
  const first = gate()
  let running = 0
  const work = vi.fn(async () => {
    expect(++running).toBe(1)
    if (work.mock.calls.length === 1) await first.opened
    running--
  })
  const turn = oneAtATime('It', work)
  for (let n = 0; n < 5; n++) turn.wake()
  first.open()
  await vi.waitFor(() => expect(work).toHaveBeenCalledTimes(2))
  await turn.stop()
  expect(work).toHaveBeenCalledTimes(2)
})

it('says a failure once, goes on, and says the next one after it has succeeded', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  const outcomes = ['bad', 'bad', 'good', 'bad']
  const work = vi.fn(async () => {
    if (outcomes[work.mock.calls.length - 1] === 'bad') throw new Error('away')
  })
  const turn = oneAtATime('It', work)
  for (const times of [1, 2, 3, 4]) {
    turn.wake()
    await vi.waitFor(() => expect(work).toHaveBeenCalledTimes(times))
    await Promise.resolve()
  }
  await turn.stop()
  expect(said.mock.calls).toEqual([
    ['It must wait:', 'away'],
    ['It must wait:', 'away'],
  ])
})

it('begins nothing after it was stopped, and waits for what has begun', async () => {
  const first = gate()
  const work = vi.fn(() => first.opened)
  const turn = oneAtATime('It', work)
  turn.wake()
  turn.wake()
  const stopped = turn.stop()
  first.open()
  await stopped
  turn.wake()
  expect(work).toHaveBeenCalledTimes(1)
})
