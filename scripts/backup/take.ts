import type pg from 'pg'
import { to } from 'pg-copy-streams'
import { Refusal } from '../setup/terminal.mjs'
import { type Counts, copyFrom, copyTo, endOfRows, type Manifest, title, writeComment } from './manifest.ts'

const tables = `
  SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
  WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> '_prisma_migrations'
    AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  GROUP BY c.relname ORDER BY c.relname`
const sequences = `
  SELECT sequencename AS name, last_value::text AS last FROM pg_sequences WHERE schemaname = 'public'`
const migrations = `
  SELECT migration_name AS name, checksum FROM _prisma_migrations
  WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`

/**
 * The text of a backup as it is read: everything as it was at one moment, while others go on writing. Little of it is
 * in memory at any time.
 */
export async function* backupText(client: pg.Client): AsyncGenerator<string | Buffer> {
  await client.query("SET statement_timeout = 0; SET lock_timeout = 0; SET client_encoding = 'UTF8'")
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  const manifest = await readManifest(client)
  yield `${title}\n${writeComment(manifest)}`
  const counts: Counts = {}
  for (const table of manifest.tables) {
    yield `${copyFrom(table)};\n`
    const rows = client.query(to(copyTo(table)))
    for await (const chunk of rows) yield chunk
    counts[table.name] = rows.rowCount
    yield `${endOfRows}\n`
  }
  await client.query('COMMIT')
  yield writeComment(counts)
}

async function readManifest(client: pg.Client): Promise<Manifest> {
  const { rows: made } = await client.query<{ made: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS made",
  )
  if (!made[0]?.made) throw new Refusal('There is nothing to back up: the database has no tables yet.')
  const { rows: numbers } = await client.query<{ name: string; last: string | null }>(sequences)
  return {
    takenAt: new Date().toISOString(),
    migrations: (await client.query(migrations)).rows,
    tables: (await client.query(tables)).rows,
    sequences: Object.fromEntries(numbers.map(({ name, last }) => [name, last])),
  }
}
