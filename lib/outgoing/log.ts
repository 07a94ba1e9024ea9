import 'server-only'
import { db } from '@/lib/db'
import { type OutgoingOutcome, OutgoingProblem, type OutgoingPurpose } from '@/lib/outgoing/outcomes'

type Logged = {
  purpose: OutgoingPurpose
  /** Null for an address that names no host. */
  url: URL | null
  outcome: OutgoingOutcome
  status: number | null
  bytes: number | null
  tookMs: number
}

/**
 * Notes a request to another site, or why it was not made. Queries,
 * fragments and user names are left out: they may hold secrets. Kept
 * for ninety days.
 */
async function logRequest({ purpose, url, outcome, status, bytes, tookMs }: Logged): Promise<void> {
  const host = (url?.host ?? '').slice(0, 255)
  const path = (url?.pathname ?? '').slice(0, 500)
  await db().$executeRaw`
    WITH old AS (DELETE FROM outgoing_request WHERE at < now() - interval '90 days')
    INSERT INTO outgoing_request (purpose, host, path, outcome, status, bytes, took_ms)
    VALUES (${purpose}, ${host}, ${path}, ${outcome}, ${status}, ${bytes}, ${Math.round(tookMs)})`
}

/** What is learnt of a request while it is made. */
export type Note = { status: number | null; bytes: number | null }

/** Does what a request is about and logs what came of it, whatever that is. */
export async function logged<Value>(
  url: URL | null,
  purpose: OutgoingPurpose,
  work: (note: Note) => Promise<Value>,
): Promise<Value> {
  const note: Note = { status: null, bytes: null }
  const started = performance.now()
  const log = (outcome: OutgoingOutcome) =>
    logRequest({ purpose, url, outcome, ...note, tookMs: performance.now() - started })
  try {
    const value = await work(note)
    await log('fetched')
    return value
  } catch (error) {
    if (error instanceof OutgoingProblem) await log(error.outcome)
    throw error
  }
}
