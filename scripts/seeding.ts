import path from 'node:path'
import pg from 'pg'
import { type Database, settingsFor } from './database.ts'
import { migrate } from './migrations/migrate.ts'
import { runNode } from './setup/run.mjs'
import { step } from './setup/terminal.mjs'

// Kept as the comment on the embedded database, so that it lives and dies with it.
type State = 'seeding' | 'seeded' | null

/** Brings the tables up to date, and fills the embedded database with the example if it has never held anything. */
export async function prepareDatabase(
  database: Database,
  localUrl = 'http://localhost:3000',
): Promise<string[]> {
  const migrating = () => step('Migrating the database', () => migrate(database))
  if (!database.embedded) return migrating()
  const { ownerUrl: url } = database
  // A seeding that was killed is begun again from nothing; nobody can have written anything in between.
  if ((await readState(url)) === 'seeding') await dropTables(url)
  const applied = await migrating()
  if (await needsSeed(url)) await seed(database, localUrl)
  return applied
}

/** Empties the database, also in the middle of being killed: what is left is then made anew. */
export async function resetDatabase(database: Database) {
  if (database.embedded) await writeState(database.ownerUrl, 'seeding')
  await dropTables(database.ownerUrl)
  await prepareDatabase(database)
}

/** The embedded database holds what somebody put there, be it nothing: no example is added. */
export async function markFilled({ ownerUrl, embedded }: Database) {
  if (embedded) await writeState(ownerUrl, 'seeded')
}

async function seed(database: Database, localUrl: string) {
  await writeState(database.ownerUrl, 'seeding')
  await step('Filling the database with an example', () =>
    runNode(['--conditions=react-server', '--import', 'tsx', path.join('scripts', 'seed.ts')], {
      what: 'The example data',
      env: settingsFor(database, localUrl),
    }),
  )
  await writeState(database.ownerUrl, 'seeded')
}

async function needsSeed(url: string): Promise<boolean> {
  const state = await readState(url)
  return state === 'seeding' || (state === null && (await isEmpty(url)))
}

async function isEmpty(url: string): Promise<boolean> {
  const tables = await query(
    url,
    "SELECT format('%I', tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'",
  )
  const filled = tables.map(({ name }) => `EXISTS (SELECT 1 FROM ${name})`).join(' OR ')
  const [row] = await query(url, `SELECT ${filled || 'false'} AS filled`)
  return !row?.filled
}

async function readState(url: string): Promise<State> {
  const [row] = await query(
    url,
    "SELECT shobj_description(oid, 'pg_database') AS state FROM pg_database WHERE datname = current_database()",
  )
  return (row?.state ?? null) as State
}

async function writeState(url: string, state: 'seeding' | 'seeded') {
  await query(url, `COMMENT ON DATABASE obelus IS '${state}'`)
}

async function dropTables(url: string) {
  await query(
    url,
    'BEGIN; DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO PUBLIC; COMMIT',
  )
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows ?? []
  } finally {
    await client.end()
  }
}
