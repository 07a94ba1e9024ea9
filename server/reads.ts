import type { IncomingMessage } from 'node:http'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { limits } from '@/lib/limit/limits'

/**
 * What is paged through, and searching the site, which costs the database more than any page. Other pages, the viewer's
 * own part of them, and what watches the process stay free.
 */
const counted = {
  read: /^\/api\/(comments|paragraphs|people|similar-claims)(\/|\?|$)/,
  search: /^\/search\?/,
} as const

export type Reads = (request: IncomingMessage, address: () => string) => Promise<number> | null

/**
 * Counts what is read so by address, in the memory of this process alone: nothing is written for a read. Gives
 * the seconds to wait, 0 where there is room; null of what is not counted.
 */
export function countReads(times: number): Reads {
  const counters = (['read', 'search'] as const).map((name) => ({ name, counter: counterOf(name, times) }))
  return (request, address) => {
    const found = counters.find(({ name }) => counted[name].test(request.url ?? ''))
    if (!found) return null
    return found.counter.consume(address()).then(
      () => 0,
      (refused: RateLimiterRes) => Math.max(1, Math.ceil(refused.msBeforeNext / 1_000)),
    )
  }
}

function counterOf(name: keyof typeof counted, times: number): RateLimiterMemory {
  const [{ times: points, seconds: duration }] = limits[name].windows
  return new RateLimiterMemory({ keyPrefix: name, points: points * times, duration })
}
