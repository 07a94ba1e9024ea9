import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { Refusal } from '../setup/terminal.mjs'
import { listMigrations, type Migration } from './folder.ts'

// Ours, not Prisma's (72707369): `prisma migrate deploy` can run beside us and waits in its own way.
const lockKey = 7_018_632_591

const historyTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`

type Row = { migration_name: string; checksum: string; finished_at: Date | null }

/**
 * Applies what is missing and returns the names. The history table is Prisma's, so `prisma migrate deploy` may be
 * used in turn. Written here and not left to Prisma's engine for two reasons: through its adapter that cuts
 * scripts at every `;`, also inside a function's body; and here the script and its row in the history are one
 * transaction, so a migration killed in the middle has simply not happened.
 */
export async function applyMigrations(
  databaseUrl: string,
  migrations: Migration[] = listMigrations(),
): Promise<string[]> {
  return alone(databaseUrl, async (client) => {
    await client.query(historyTable)
    const missing = findMissing(await readHistory(client), migrations)
    for (const migration of missing) await applyOne(client, migration)
    return missing.map(({ name }) => name)
  })
}

/** Does what nobody else may do at the same time who migrates or restores this database, without time-outs. */
export async function alone<Value>(
  databaseUrl: string,
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({ connectionString: databaseUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('SET lock_timeout = 0; SET statement_timeout = 0')
    await client.query('SELECT pg_advisory_lock($1)', [lockKey])
    return await work(client)
  } finally {
    // Ending the connection gives the lock back.
    await client.end().catch(() => {})
  }
}

/** Applies migrations to a database without any, within the caller's transaction. */
export async function applyWithin(client: pg.Client, migrations: Migration[]): Promise<void> {
  await client.query(historyTable)
  for (const migration of migrations) await run(client, migration)
}

async function readHistory(client: pg.Client): Promise<Row[]> {
  const { rows } = await client.query(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  )
  return rows
}

function findMissing(history: Row[], migrations: Migration[]): Migration[] {
  const unfinished = history.find((row) => row.finished_at === null)
  if (unfinished) {
    throw new Refusal(
      `The migration ${unfinished.migration_name} was begun by Prisma and not finished; see \`prisma migrate resolve\`.`,
    )
  }
  const done = new Map(history.map((row) => [row.migration_name, row.checksum]))
  for (const { name, checksum } of migrations) {
    if (done.has(name) && done.get(name) !== checksum) {
      throw new Refusal(
        `The migration ${name} was changed after it had been applied; put it back, and make a new one for the change.`,
      )
    }
  }
  const known = new Set(migrations.map(({ name }) => name))
  const stranger = history.find((row) => !known.has(row.migration_name))
  if (stranger)
    throw new Refusal(
      `The database has the migration ${stranger.migration_name}, which this version of Obelus does not know.`,
    )
  return migrations.filter(({ name }) => !done.has(name))
}

async function applyOne(client: pg.Client, migration: Migration) {
  await client.query('BEGIN')
  try {
    await run(client, migration)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}

async function run(client: pg.Client, { name, sql, checksum }: Migration) {
  try {
    await client.query(sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    )
  } catch (error) {
    throw new Refusal(`The migration ${name} failed and nothing of it was kept: ${describe(error, sql)}`)
  }
}

function describe(error: unknown, sql: string): string {
  if (!(error instanceof Error)) return String(error)
  const position = Number((error as pg.DatabaseError).position)
  return position > 0 ? `${error.message} (line ${sql.slice(0, position).split('\n').length})` : error.message
}
