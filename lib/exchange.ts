import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * The HTTP exchange that is being answered. Next.js lets neither a server action nor a page choose its status,
 * so `server/` opens an exchange for each request and applies what was noted here when the head is written
 * (docs/decisions/002). One per process, shared by Next's bundles and the server through the global object.
 */
export type Exchange = {
  /** Where the request comes from, as far as it can be trusted: what is counted by address is counted by this. */
  address?: string
  /** The country it comes from, as two letters, where a trusted proxy says it. */
  country?: string
  /** Whether the write came as far as the door (`lib/door.ts`): Next.js could read it. */
  atDoor?: boolean
  status?: number
  retryAfter?: number
  /** Its number, for the log and its reader. */
  requestId?: string
  /** The number of its trace, where one is sent. */
  traceId?: string | undefined
  /** Who asks, by id, once somebody has looked. */
  actor?: string
}

/** How many connections to the database are open, and of those idle; and how many queries wait for one. */
export type PoolCounts = { open: number; idle: number; waiting: number }

type Holder = {
  exchanges?: AsyncLocalStorage<Exchange>
  databaseDown?: boolean
  databaseFailedAt?: number
  pool?: () => PoolCounts
}
const shared = globalThis as { obelus?: Holder }
shared.obelus ??= {}
const holder = shared.obelus
holder.exchanges ??= new AsyncLocalStorage<Exchange>()

const exchanges = holder.exchanges

export function openExchange<Value>(exchange: Exchange, answer: () => Value): Value {
  return exchanges.run(exchange, answer)
}

/** The exchange of the current request; undefined when Obelus was started without its own server. */
export function currentExchange(): Exchange | undefined {
  return exchanges.getStore()
}

/** Seconds after which a client may try again while the database is away. */
export const retryAfterSeconds = 5

export function noteDatabase(reachable: boolean): void {
  holder.databaseDown = !reachable
  if (!reachable) holder.databaseFailedAt = performance.now()
}

/** Whether the database cannot be reached, as far as is known: it is away until it has first been heard of. */
export function databaseIsDown(): boolean {
  return holder.databaseDown !== false
}

/** Longer than any request waits for the database before it is answered. */
const latelyMs = 5_000

/**
 * Whether it could not be reached, or did not answer in time, a moment ago. Others may have been luckier since: while it
 * is busy some get through and some do not.
 */
export function hasDatabaseFailedLately(): boolean {
  return holder.databaseFailedAt !== undefined && performance.now() - holder.databaseFailedAt < latelyMs
}

export function watchPool(count: () => PoolCounts): void {
  holder.pool = count
}

/** Undefined before the first query. */
export function poolCounts(): PoolCounts | undefined {
  return holder.pool?.()
}
