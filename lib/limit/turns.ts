import 'server-only'
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  type RateLimiterRes,
} from 'rate-limiter-flexible'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { currentExchange } from '@/lib/exchange'
import { madeAt } from '@/lib/ids'
import { type LimitName, type Window, windowsOf } from '@/lib/limit/limits'
import { often } from '@/lib/often'
import { type Refused, refuse } from '@/lib/result'

/**
 * Counts one more time for a key (a person's id, an address, …); refuses, with the seconds to wait, where it is once too
 * often. Counted in the database for all processes together, and in this process while the database is away: what is
 * refused for that is the write itself, and nobody guesses passwords meanwhile.
 */
export async function takeTurn(name: LimitName, key: string): Promise<Refused | null> {
  const windows = windowsOf(name, madeAt(key), new Date())
  const waits = await Promise.all(windows.map((window) => waitFor(counter(name, window), key)))
  const longest = Math.max(...waits)
  return longest > 0 ? refuse('too-often', { seconds: Math.ceil(longest / 1_000) }) : null
}

/** The same by where the request comes from, for those who are nobody yet. */
export function takeTurnHere(name: LimitName): Promise<Refused | null> {
  return takeTurn(name, currentExchange()?.address ?? 'unknown')
}

/** Milliseconds to wait: 0 where there was still room. */
async function waitFor(counting: RateLimiterAbstract, key: string): Promise<number> {
  try {
    await counting.consume(key)
    return 0
  } catch (refused) {
    if (isRefusal(refused)) return Math.max(1, refused.msBeforeNext)
    throw refused
  }
}

function isRefusal(thrown: unknown): thrown is RateLimiterRes {
  return typeof thrown === 'object' && thrown !== null && 'msBeforeNext' in thrown
}

const counters = new Map<string, RateLimiterAbstract>()

function counter(name: LimitName, window: Window): RateLimiterAbstract {
  const id = `${name}/${window.times}/${window.seconds}`
  const known = counters.get(id)
  if (known) return known
  const points = window.times * env().LIMITS_TIMES
  const options = { keyPrefix: id, points, duration: window.seconds }
  const made = new RateLimiterPostgres({
    ...options,
    storeClient: { query: ask },
    storeType: 'client',
    tableName: 'limit_count',
    tableCreated: true,
    clearExpiredByTimeout: false,
    // Whoever is over it already is refused from memory: hammering on costs the database nothing.
    inMemoryBlockOnConsumed: points + 1,
    insuranceLimiter: new RateLimiterMemory(options),
  })
  counters.set(id, made)
  return made
}

type Row = { points: number; expire: bigint }

/** The library's statements over the connections that the process has. */
async function ask({ text, values }: { text: string; values: unknown[] }) {
  const rows = await db().$queryRawUnsafe<Row[]>(`${often.sql}${text}`, ...values)
  return { rows: rows.map(({ points, expire }) => ({ points, expire: Number(expire) })) }
}

/** Forgets what has run out; how many rows that were. */
export async function forgetOldTurns(): Promise<{ forgotten: number }> {
  const forgotten = await db().$executeRaw`DELETE FROM limit_count WHERE expire < ${Date.now()}::bigint`
  return { forgotten }
}
