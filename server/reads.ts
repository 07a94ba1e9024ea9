import type { IncomingMessage } from 'node:http'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { limits } from '@/lib/limit/limits'

/** What is paged through or searched. Pages, the viewer's own part of them, and what watches the process stay free. */
const counted = /^\/api\/(comments|paragraphs|people|similar-claims)(\/|\?|$)/

export type Reads = (request: IncomingMessage, address: () => string) => Promise<number> | null

/**
 * Counts what is read of the API by address, in the memory of this process alone: nothing is written for a read. Gives
 * the seconds to wait, 0 where there is room; null of what is not counted.
 */
export function countReads(times: number): Reads {
  const [{ times: points, seconds: duration }] = limits.read.windows
  const counter = new RateLimiterMemory({ keyPrefix: 'read', points: points * times, duration })
  return (request, address) => {
    if (!counted.test(request.url ?? '')) return null
    return counter.consume(address()).then(
      () => 0,
      (refused: RateLimiterRes) => Math.max(1, Math.ceil(refused.msBeforeNext / 1_000)),
    )
  }
}
