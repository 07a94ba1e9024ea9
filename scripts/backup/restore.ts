import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from } from 'pg-copy-streams'
import { alone, applyWithin } from '../migrations/apply.ts'
import { listMigrations, type Migration } from '../migrations/folder.ts'
import { Refusal } from '../setup/terminal.mjs'
import {
  type Counts,
  copyFrom,
  type Manifest,
  readCounts,
  readManifest,
  type Table,
  title,
} from './manifest.ts'
import { BackupReader } from './reader.ts'

export type Restored = { takenAt: string; counts: Counts; newer: string[] }

/**
 * Loads the text of a backup into an empty database: the tables as its migrations made them, then the rows, then the
 * migrations that came later. One transaction: whatever goes wrong, the database stays empty.
 */
export async function restore(
  databaseUrl: string,
  text: AsyncIterable<Buffer>,
  known: Migration[] = listMigrations(),
): Promise<Restored> {
  const reader = new BackupReader(text)
  const manifest = await openManifest(reader)
  const [then, newer] = divide(manifest, known)
  return alone(databaseUrl, async (client) => {
    await client.query("SET client_encoding = 'UTF8'; BEGIN")
    await refuseFilled(client)
    await applyWithin(client, then)
    const counts = await load(client, manifest, reader)
    await applyWithin(client, newer)
    await client.query('COMMIT')
    return { takenAt: manifest.takenAt, counts, newer: newer.map(({ name }) => name) }
  })
}

async function openManifest(reader: BackupReader): Promise<Manifest> {
  const first = await reader.line()
  const manifest = first === title ? readManifest((await reader.line()) ?? '') : null
  if (!manifest) throw new Refusal('This file is not a backup of Obelus, or of a version that came later.')
  return manifest
}

/** The migrations that made what is in the backup, and those that came later. */
function divide({ migrations }: Manifest, known: Migration[]): [Migration[], Migration[]] {
  for (const { name, checksum } of migrations) {
    if (!known.some((one) => one.name === name && one.checksum === checksum))
      throw new Refusal(
        `The backup was made with the migration ${name}, which this version of Obelus does not have as it was then.`,
      )
  }
  const names = new Set(migrations.map(({ name }) => name))
  return [known.filter(({ name }) => names.has(name)), known.filter(({ name }) => !names.has(name))]
}

async function refuseFilled(client: pg.Client) {
  const { rows } = await client.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace LIMIT 1",
  )
  if (rows[0])
    throw new Refusal(
      `The database is not empty (it has the table ${rows[0].name}); a backup is restored into an empty one only, and nothing was changed.`,
    )
}

const foreignKeys = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS add
  FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY conrelid::regclass::text, conname`

/**
 * Rows come as they were: the triggers, which would number, stamp and chain them anew, are off meanwhile. Foreign keys
 * are put back at the end, when the database holds them against every row.
 */
async function load(client: pg.Client, manifest: Manifest, reader: BackupReader): Promise<Counts> {
  const names = manifest.tables.map(({ name }) => `public.${pg.escapeIdentifier(name)}`)
  const turn = (state: 'ENABLE' | 'DISABLE') =>
    client.query(names.map((name) => `ALTER TABLE ${name} ${state} TRIGGER USER`).join('; '))
  const { rows: keys } = await client.query<{ drop: string; add: string }>(foreignKeys)
  await turn('DISABLE')
  for (const { drop } of keys) await client.query(drop)
  // What the migrations put there is in the backup, as it became.
  await client.query(`TRUNCATE ${names.join(', ')}`)
  const counts: Counts = {}
  for (const table of manifest.tables) counts[table.name] = await loadTable(client, table, reader)
  const wanted = readCounts(await reader.line())
  if (!wanted || (await reader.line()) !== null || !isSame(wanted, counts))
    throw new Refusal('The backup is not whole: it does not end as it should. Nothing was changed.')
  for (const [name, last] of Object.entries(manifest.sequences)) {
    if (last !== null)
      await client.query('SELECT setval($1::regclass, $2)', [pg.escapeIdentifier(name), last])
  }
  for (const { add } of keys) await client.query(add)
  await turn('ENABLE')
  return counts
}

async function loadTable(client: pg.Client, table: Table, reader: BackupReader): Promise<number> {
  const statement = copyFrom(table)
  if ((await reader.line()) !== `${statement};`)
    throw new Refusal(`The backup is not whole: the table ${table.name} is missing. Nothing was changed.`)
  const rows = client.query(from(statement))
  await pipeline(reader.rows(), rows)
  return rows.rowCount
}

function isSame(one: Counts, other: Counts): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
