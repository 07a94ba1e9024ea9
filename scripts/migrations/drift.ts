import pg from 'pg'
import { applyMigrations } from './apply.ts'
import { readFacts } from './catalog.ts'
import { sqlBetween } from './engine.ts'
import { listMigrations, type Migration } from './folder.ts'

/** `missing`: only in the schema. `extra`: only in what the migrations make. */
export type Drift = { missing: string[]; extra: string[] }

/**
 * Compares what the migrations make with what the schema says, by making both on a scratch server and comparing
 * the catalogs in so far as Prisma can express them.
 */
export async function findDrift(
  adminUrl: string,
  schema: string,
  migrations: Migration[] = listMigrations(),
): Promise<Drift> {
  const migrated = await createDatabase(adminUrl, 'drift_migrated')
  const declared = await createDatabase(adminUrl, 'drift_declared')
  await applyMigrations(migrated, migrations)
  await query(declared, await extensionsOf(migrated))
  await query(declared, await sqlBetween(declared, null, schema))
  const [have, want] = [await readFacts(migrated), await readFacts(declared)]
  return {
    missing: want.filter((fact) => !have.includes(fact)),
    extra: have.filter((fact) => !want.includes(fact)),
  }
}

async function createDatabase(adminUrl: string, name: string): Promise<string> {
  await query(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await query(adminUrl, `CREATE DATABASE ${name}`)
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return url.href
}

// The schema may use an extension's types and operator classes; creating it is the migrations' affair.
async function extensionsOf(databaseUrl: string): Promise<string> {
  const rows = await query(databaseUrl, "SELECT extname FROM pg_extension WHERE extname <> 'plpgsql'")
  return rows.map(({ extname }) => `CREATE EXTENSION IF NOT EXISTS "${extname}";`).join('\n')
}

async function query(databaseUrl: string, sql: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return (await client.query(sql)).rows ?? []
  } finally {
    await client.end()
  }
}
