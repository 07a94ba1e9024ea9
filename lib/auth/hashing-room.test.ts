import { describe, expect, it } from 'vitest'
import { HashingIsBusy, hashingRoom } from '@/lib/auth/hashing-room'

function door() {
  let open = () => {}
  const opened = new Promise<void>((done) => {
    open = done
  })
  return { opened, open }
}

describe('hashingRoom', () => {
  it('lets two work, the next wait in order, and turns away whoever finds the line full', async () => {
    const inTurn = hashingRoom(2, 2)
    const began: number[] = []
    const doors = [1, 2, 3, 4].map(door)
    const works = doors.map(({ opened }, number) =>
      inTurn(async () => {
        began.push(number)
        await opened
      }),
    )
    await expect(inTurn(async () => undefined)).rejects.toBeInstanceOf(HashingIsBusy)
    expect(began).toEqual([0, 1])
    doors[1]?.open()
    await works[1]
    await Promise.resolve()
    expect(began).toEqual([0, 1, 2])
    for (const { open } of doors) open()
    await Promise.all(works)
    expect(began).toEqual([0, 1, 2, 3])
    await expect(inTurn(async () => 'room again')).resolves.toBe('room again')
  })

  it('gives the place of a work that failed to the next', async () => {
    const inTurn = hashingRoom(1, 1)
    const failing = inTurn(() => Promise.reject(new Error('no memory')))
    const next = inTurn(async () => 'done')
    await expect(failing).rejects.toThrow('no memory')
    await expect(next).resolves.toBe('done')
  })
})
