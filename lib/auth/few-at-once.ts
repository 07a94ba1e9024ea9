/** Thrown where too much waits already. `lib/database-errors.ts` knows the code: try again in a moment. */
export class Busy extends Error {
  code = 'OBELUS_BUSY'
}

/** Lets so many pieces of work run at once; the next ones wait in order, up to a number, and more are refused. */
export function fewAtOnce(running: number, waiting: number) {
  const queue: (() => void)[] = []
  let free = running
  return async function run<Value>(work: () => Promise<Value>): Promise<Value> {
    if (free === 0) {
      if (queue.length >= waiting) throw new Busy('Too much is waiting.')
      await new Promise<void>((turn) => queue.push(turn))
    } else free--
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else free++
    }
  }
}
