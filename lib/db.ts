import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { breaker } from '@/lib/breaker'
import { isUnreachable, isWriteConflict } from '@/lib/database-errors'
import { refuseAfterTheEnd } from '@/lib/ended-transactions'
import { env } from '@/lib/env'
import { noteDatabase, watchPool } from '@/lib/exchange'
import { nameIfOften, nameOfPlan, often } from '@/lib/often'
import { openPool } from '@/lib/pool'
import { Prisma, PrismaClient } from '@/prisma/client/client'

/** What is asked often takes a millisecond or two, so few connections are enough. */
const oftenAtOnce = 6

export type Transaction = Prisma.TransactionClient

function connect() {
  const { DATABASE_URL: url, DATABASE_POOL_SIZE: size } = env()
  const pool = openPool(url, size)
  const readers = openPool(url, Math.min(size, oftenAtOnce), {
    // One plan for whatever is asked, made once for each connection, which therefore stays open: see `askOften`.
    options: '-c plan_cache_mode=force_generic_plan',
    idleTimeoutMillis: 600_000,
    allowExitOnIdle: true,
  })
  watchPool(() => ({
    open: pool.totalCount + readers.totalCount,
    idle: pool.idleCount + readers.idleCount,
    waiting: pool.waitingCount + readers.waitingCount,
  }))
  const adapter = refuseAfterTheEnd(
    new PrismaPg(pool, { disposeExternalPool: true, statementNameGenerator: nameIfOften }),
  )
  const client = new PrismaClient({ adapter, errorFormat: 'minimal' })
  return { client, watched: watchEach(client), readers }
}

function watchEach(client: PrismaClient) {
  return client.$extends({ query: { $allOperations: ({ args, query }) => watch(() => query(args)) } })
}

type Database = ReturnType<typeof watchEach>
const kept = globalThis as { obelusDatabase?: ReturnType<typeof connect> }

/** The one client of this process, made at first use so that a build needs no database. */
export function db(): Database {
  return connected().watched
}

function connected() {
  kept.obelusDatabase ??= connect()
  return kept.obelusDatabase
}

/**
 * Asks what every signed-in reader asks of every page they open. Long statements with many joins take the database ten
 * times as long to plan as to answer, so each connection plans such a statement once and for all parameters. What must
 * be planned for its parameters does not belong here. What `often` says of a text holds for it. Values come as the
 * driver gives them: `bigint` as text.
 */
export async function askOften<Rows extends unknown[]>({ text, values }: Prisma.Sql): Promise<Rows> {
  return watch(async () => {
    const client = await connected().readers.connect()
    try {
      const { rows } = await client.query({ name: nameOfPlan(text), text, values })
      return rows as Rows
    } finally {
      client.release()
    }
  })
}

async function watch<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    const value = await breaker().execute(work)
    noteDatabase(true)
    return value
  } catch (error) {
    if (isUnreachable(error)) noteDatabase(false)
    throw error
  }
}

type Statement = () => Prisma.Sql
const lastOf = new WeakMap<Transaction, Statement[]>()

/**
 * Has a statement sent when all else in a transaction is done, right before it is committed, together with all others
 * that were given so: what keeps others waiting until then, and what nothing in the transaction asks for. What is given
 * up or repeated sends none. The statements must not depend on each other. Throws outside of `transaction`, where
 * nobody would send them.
 */
export function lastly(tx: Transaction, statement: Statement): void {
  const statements = lastOf.get(tx)
  if (!statements) throw new Error('Only what runs in transaction() has an end to send something at.')
  statements.push(statement)
}

async function toTheEnd<Value>(tx: Transaction, work: (tx: Transaction) => Promise<Value>): Promise<Value> {
  const statements: Statement[] = []
  lastOf.set(tx, statements)
  const value = await work(tx)
  lastOf.delete(tx)
  const parts = statements.map((statement, at) => Prisma.sql`${Prisma.raw(`last_${at}`)} AS (${statement()})`)
  if (parts.length > 0) await tx.$executeRaw`${often}WITH ${Prisma.join(parts)} SELECT`
  return value
}

const attempts = 3

/**
 * One transaction, committed or not at all. Deadlocks and write conflicts, which the database asks to repeat,
 * are repeated; anything else is thrown.
 */
export async function transaction<Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await watch(() =>
        // Watched as one: a transaction that was let in is not turned away in its middle.
        connected().client.$transaction((tx) => toTheEnd(tx, work), { maxWait: 2_000, timeout: 8_000 }),
      )
    } catch (error) {
      if (attempt === attempts || !isWriteConflict(error)) throw error
    }
  }
}
