/** More are hashing and waiting than there is room for: try again in a few seconds. */
export class HashingIsBusy extends Error {}

/**
 * Lets so many work at once, and so many wait in the order in which they came; whoever finds both full is turned away
 * with `HashingIsBusy`. A password takes 19 MiB and tens of milliseconds of a processor: without a bound a flood of
 * sign-ins would stall everything else.
 */
export function hashingRoom(atOnce: number, waiting: number) {
  let working = 0
  const line: (() => void)[] = []
  return async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    if (working >= atOnce) {
      if (line.length >= waiting) throw new HashingIsBusy('Too many passwords are being checked.')
      // Whoever leaves hands their place on, so that nobody who comes meanwhile can take it.
      await new Promise<void>((next) => line.push(next))
    } else working++
    try {
      return await work()
    } finally {
      const next = line.shift()
      if (next) next()
      else working--
    }
  }
}
