import 'server-only'
import { LRUCache } from 'lru-cache'
import robotsParser, { type Robot } from 'robots-parser'

/** What a host lets programs read, from its robots.txt (RFC 9309). */
export type Robots = { isAllowed: (url: string) => boolean; pauseSeconds: number }

/** The name by which robots.txt may speak of us. */
export const productToken = 'Obelus'

/** RFC 9309 asks for at least 500 KiB to be read, and for no answer to be kept longer than a day. */
export const mostRobotsBytes = 500 * 1024

/** The rules of origins that were asked lately, by origin. */
export type KeptRobots = LRUCache<string, Robots>

export function keepRobots(): KeptRobots {
  return new LRUCache({ max: 500, ttl: 3_600_000 })
}

const everything: Robots = { isAllowed: () => true, pauseSeconds: 0 }
const nothing: Robots = { isAllowed: () => false, pauseSeconds: 0 }

/** The longest pause between two requests that a host is granted, in seconds. */
const longestPause = 30

/**
 * What an answer to the request for robots.txt means: none there (4xx) allows everything, a host in trouble (5xx), or one
 * that sends us round in circles, nothing.
 */
export function robotsFrom(url: string, status: number, text: string): Robots {
  if (status >= 400 && status < 500) return everything
  if (status < 200 || status >= 300) return nothing
  const robot = (robotsParser as unknown as (url: string, text: string) => Robot)(url, text)
  return {
    isAllowed: (page) => robot.isAllowed(page, productToken) !== false,
    pauseSeconds: Math.min(longestPause, Math.max(0, robot.getCrawlDelay(productToken) ?? 0)),
  }
}
