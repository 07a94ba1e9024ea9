import type { IncomingMessage } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { isOwnSecret } from '@/lib/own-secret'
import { begunOfPage } from './page-tags'

/** What Next.js answered, whole. `isStale`: it was begun before it was asked for, and a newer one was not to be had in time. */
export type Made = { status: number; headers: Record<string, string>; whole: Buffer; isStale: boolean }

/** Makes a page: `path` without a query, and what of the router's own headers belongs to it. */
export type Make = (path: string, routing: Record<string, string>) => Promise<Made>

/** Proves by the secret of this process that a request is its own wish for a page. */
const making = 'x-obelus-making'

const againMs = 80
const patienceMs = 5_000
const mostMs = 30_000

/**
 * Asks this very process for a page as nobody in particular: the request carries no cookie, no authorisation and nothing
 * else of a reader, because there is none. Next.js answers what it keeps while it makes a page anew; this waits for the
 * new one, for five seconds at most. One that was begun after this was asked is new enough, also when it was marked again
 * meanwhile: a page that changes all the time would never be made.
 */
export function askNext(local: string, secret: string): Make {
  return async (path, routing) => {
    const asked = Date.now()
    const until = asked + patienceMs
    let query = ''
    let method = 'GET'
    for (;;) {
      // Before the answer: what Next.js keeps may be replaced on the way.
      const isNew = (begunOfPage(path) ?? 0) >= asked
      const made = await read(
        await fetch(`${local}${path}${query}`, {
          method,
          headers: { 'accept-encoding': 'identity', ...routing, [making]: secret },
          redirect: 'manual',
          signal: AbortSignal.timeout(mostMs),
        }),
      )
      const sent = made.headers.location
      // For the data of a page Next.js wants the headers hashed in the query, and sends to where they are.
      if (made.status === 307 && query === '' && sent?.startsWith(`${path}?_rsc`)) {
        query = sent.slice(path.length)
        continue
      }
      const isDone = !made.isStale || isNew || Date.now() > until
      if (isDone && method === 'GET') return { ...made, isStale: made.isStale && !isNew }
      // The head says as well whether it is still the old page, which may be half a megabyte.
      method = isDone ? 'GET' : 'HEAD'
      if (!isDone) await wait(againMs)
    }
  }
}

/** Whether a request comes from `askNext`, and so from nobody. */
export function isMaking({ headers }: IncomingMessage): boolean {
  const given = headers[making]
  delete headers[making]
  return typeof given === 'string' && isOwnSecret(given)
}

async function read(answer: Response): Promise<Made> {
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    whole: Buffer.from(await answer.arrayBuffer()),
    isStale: answer.headers.get('x-nextjs-cache') === 'STALE',
  }
}
