import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { OutgoingProblem } from '@/lib/outgoing/outcomes'

/** How many hosts may be spoken to at once, and how many may wait for one host. */
const most = { atOnce: 32, waiting: 4 } as const

type Line = { tail: Promise<void>; length: number }
const lines = new Map<string, Line>()

/**
 * Does something with a host when it is its turn: one at a time for each host, and after each a pause of `pause()`
 * milliseconds before the next. Whoever would stand too far back in the line, or whose time runs out in it, is refused as
 * `busy`.
 */
export async function inTurn<Value>(
  host: string,
  { signal, pause, work }: { signal: AbortSignal; pause: () => number; work: () => Promise<Value> },
): Promise<Value> {
  const line = lines.get(host) ?? { tail: Promise.resolve(), length: 0 }
  if (line.length > most.waiting || (line.length === 0 && lines.size >= most.atOnce))
    throw new OutgoingProblem('busy')
  lines.set(host, line)
  line.length += 1
  const before = line.tail
  const mine = takeTurn(before, signal, work)
  // Also after one who gave up waiting: the next one waits for those before him too.
  line.tail = Promise.allSettled([before, mine]).then(() => wait(pause(), undefined, { ref: false }))
  void line.tail.then(() => {
    line.length -= 1
    if (line.length === 0) lines.delete(host)
  })
  return mine
}

async function takeTurn<Value>(before: Promise<void>, signal: AbortSignal, work: () => Promise<Value>) {
  await Promise.race([before, aborted(signal)])
  if (signal.aborted) throw new OutgoingProblem('busy')
  return work()
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
