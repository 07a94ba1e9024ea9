import pg from 'pg'
import PgBoss from 'pg-boss'
import { v5 as idFrom } from 'uuid'
import type { DueMail, Work } from '@/lib/notification/work'
import { traceJob } from './trace'

type Options = {
  databaseUrl: string
  work: Work
  /** Told what became of each attempt at a mail. */
  count?: ((outcome: string) => void) | undefined
  /** How often a mail is tried again, and how long to wait before the first of these tries; the waiting doubles. */
  retries?: { limit: number; delaySeconds: number }
}

export type MailQueue = {
  /** Adds what is due, now or in a while. A mail that is in the queue already, or was lately, is not added again. */
  add(due: DueMail[], afterSeconds?: number): Promise<void>
  /** Sends what is in the queue and due; returns when nothing more is. */
  drain(): Promise<void>
  close(): Promise<void>
}

const queue = 'mail'
const graveyard = 'mail-given-up'
/** Asks how many mails wait in the queue; an error where none was ever sent. */
export const queuedMails = `SELECT count(*)::int FROM pgboss.job WHERE name = '${queue}' AND state < 'completed'`
const atOnce = 4
/** Longer than one mail may take; what has not ended by then belonged to a process that died, and is tried again. */
const expireInSeconds = 60
const namespace = '5f7a3a52-6f43-4f0c-9a5b-0d1f6a4e7c11'

/**
 * The queue of mails, kept by pg-boss in its own schema of the database (docs/decisions/009-jobs-in-postgresql.md). Its
 * own loop is not used: a job it cannot mark as done, as when the database restarts, would end the process.
 */
export async function openMailQueue({
  databaseUrl,
  work,
  count,
  // Fifteen seconds, doubled each time: about a day in all.
  retries = { limit: 12, delaySeconds: 15 },
}: Options): Promise<MailQueue> {
  const { pool, boss } = await openBoss(databaseUrl)
  let isClosed = false

  async function attempt(job: PgBoss.Job<DueMail>) {
    try {
      const answer = await work({ do: 'mail', mail: job.data })
      if (answer.outcome === 'busy' || answer.outcome === 'later') throw new Error(answer.problem ?? 'busy')
      if (answer.outcome === 'refused') sayGivenUp(job.id, answer.problem)
      await boss.complete(queue, job.id, answer)
      count?.(answer.outcome)
    } catch (error) {
      count?.('failed')
      await boss.fail(queue, job.id, { problem: error instanceof Error ? error.message : String(error) })
    }
  }

  async function bury(job: PgBoss.Job<DueMail>) {
    await work({ do: 'give-up', mail: job.data })
    await boss.complete(graveyard, job.id)
    sayGivenUp(job.id, 'not taken for about a day')
  }

  async function each(name: string, handle: (job: PgBoss.Job<DueMail>) => Promise<void>) {
    while (!isClosed) {
      const jobs = await boss.fetch<DueMail>(name, { batchSize: atOnce })
      if (jobs.length === 0) return
      await Promise.all(jobs.map((job) => traceJob(job.id, () => handle(job))))
    }
  }

  return {
    async add(due, afterSeconds = 0) {
      if (due.length === 0) return
      const { limit: retryLimit, delaySeconds: retryDelay } = retries
      const how = {
        retryLimit,
        retryDelay,
        retryBackoff: retryDelay > 0,
        expireInSeconds,
        deadLetter: graveyard,
        ...(afterSeconds > 0 ? { startAfter: new Date(Date.now() + afterSeconds * 1_000) } : {}),
      }
      await boss.insert(due.map((data) => ({ ...how, id: idOf(data), name: queue, data })))
    },
    async drain() {
      await each(queue, attempt)
      await each(graveyard, bury)
    },
    async close() {
      isClosed = true
      await boss.stop({ graceful: false, close: false })
      await pool.end()
    },
  }
}

/** Makes the tables of the queue, or brings them up to date: as their owner, with the migrations. */
export async function prepareMailQueue(owner: pg.ClientBase): Promise<void> {
  const executeSql = (text: string, values: unknown[]) => owner.query(text, values)
  const boss = new PgBoss({ db: { executeSql }, schedule: false, supervise: false })
  boss.on('error', () => undefined)
  try {
    await boss.start()
    for (const name of [graveyard, queue]) await boss.createQueue(name)
  } finally {
    await boss.stop({ graceful: false, close: false })
  }
}

async function openBoss(databaseUrl: string) {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 1,
    application_name: 'obelus jobs',
    connectionTimeoutMillis: 5_000,
    query_timeout: 15_000,
  })
  pool.on('error', () => undefined)
  const executeSql = (text: string, values: unknown[]) => pool.query(text, values)
  const boss = new PgBoss({
    db: { executeSql },
    migrate: false,
    schedule: false,
    maintenanceIntervalSeconds: 60,
  })
  boss.on('error', () => undefined)
  try {
    await boss.start()
    return { pool, boss }
  } catch (error) {
    await boss.stop({ graceful: false, close: false })
    await pool.end()
    throw error
  }
}

/** The same mail has the same job, whoever adds it. */
function idOf(due: DueMail): string {
  if ('letter' in due) return due.letter
  return 'id' in due ? due.id : idFrom(`${due.userId} ${due.until}`, namespace)
}

// No address and no words: whose it is, and what became of it, stands in `notification` or `account_letter`.
function sayGivenUp(id: string, problem = '') {
  console.error(`A mail was given up (job ${id}): ${problem.replace(/(?<!\S)\S+@\S+/g, '…')}`)
}
