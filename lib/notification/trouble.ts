/** How long the reader waits after each failure of one event, in milliseconds; after one more it goes on without it. */
const waits = [5_000, 15_000, 45_000, 120_000] as const

/** An event that people could not be told of: how often, and the moment before which it is not tried again. */
export type Trouble = { eventId: bigint; failures: number; retryAt: number }

/**
 * The trouble with an event after one more failure at a moment (milliseconds); null when it has failed so often that
 * the reader sets it aside. A failure of another event than before is its first.
 */
export function failedAgain(before: Trouble | null, eventId: bigint, now: number): Trouble | null {
  const failures = before?.eventId === eventId ? before.failures + 1 : 1
  const wait = waits[failures - 1]
  return wait === undefined ? null : { eventId, failures, retryAt: now + wait }
}
