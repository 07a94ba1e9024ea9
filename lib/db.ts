import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { isUnreachable, isWriteConflict } from '@/lib/database-errors'
import { env } from '@/lib/env'
import { noteDatabase } from '@/lib/exchange'
import { type Prisma, PrismaClient } from '@/prisma/client/client'

export type Transaction = Prisma.TransactionClient

function connect() {
  const adapter = new PrismaPg({
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL_SIZE,
    connectionTimeoutMillis: 2_000,
    statement_timeout: 3_000,
    lock_timeout: 2_500,
    idle_in_transaction_session_timeout: 10_000,
    application_name: 'obelus',
  })
  return new PrismaClient({ adapter, errorFormat: 'minimal' }).$extends({
    query: { $allOperations: ({ args, query }) => watch(() => query(args)) },
  })
}

type Database = ReturnType<typeof connect>
const kept = globalThis as { obelusDatabase?: Database }

/** The one client of this process, made at first use so that a build needs no database. */
export function db(): Database {
  kept.obelusDatabase ??= connect()
  return kept.obelusDatabase
}

async function watch<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    const value = await work()
    noteDatabase(true)
    return value
  } catch (error) {
    if (isUnreachable(error)) noteDatabase(false)
    throw error
  }
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
        db().$transaction((tx) => work(tx as unknown as Transaction), { maxWait: 2_000, timeout: 8_000 }),
      )
    } catch (error) {
      if (attempt === attempts || !isWriteConflict(error)) throw error
    }
  }
}
