import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { hashMigrations, listMigrations } from '@/scripts/migrations/folder.ts'
import { migrate } from '@/scripts/migrations/migrate.ts'
import { openThrowaway } from '@/scripts/postgres/throwaway.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server on which each worker makes its database. */
    databaseServer: { adminUrl: string; template: string; prefix: string }
  }
}

const hours = 60 * 60

/**
 * Once per run: a PostgreSQL (TEST_DATABASE_URL, else an embedded one that is gone afterwards) with one migrated
 * template database, which the workers copy. On a server of one's own the template stays for the next run.
 */
export default async function setUp(project: TestProject) {
  const given = process.env.TEST_DATABASE_URL
  const server = given ? null : await openThrowaway()
  const adminUrl = given ?? server?.adminUrl ?? ''
  const template = `obelus_template_${hashMigrations(listMigrations()).slice(0, 16)}`
  const prefix = `obelus_test_${Math.floor(Date.now() / 1000)}_${randomBytes(3).toString('hex')}_`
  try {
    await makeTemplate(adminUrl, template)
  } catch (error) {
    await server?.stop()
    throw error
  }
  project.provide('databaseServer', { adminUrl, template, prefix })
  return async () => {
    if (given) await dropOld(adminUrl, prefix)
    await server?.stop()
  }
}

// Migrated under another name first: whoever sees the template sees a complete one.
async function makeTemplate(adminUrl: string, template: string) {
  await asAdmin(adminUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [template])
    const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template])
    if (rows.length > 0) return
    const draft = `${template}_half`
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${draft} TEMPLATE template0 ENCODING 'UTF8'`)
    const url = databaseAt(adminUrl, draft)
    await migrate({ url, ownerUrl: url })
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`)
  })
}

/** Drops this run's databases, and those of runs that were killed hours ago. */
async function dropOld(adminUrl: string, prefix: string) {
  await asAdmin(adminUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE datname LIKE 'obelus\\_test\\_%'",
    )
    const limit = Date.now() / 1000 - 6 * hours
    const old = rows.filter(
      ({ datname }) => datname.startsWith(prefix) || Number(datname.split('_')[2]) < limit,
    )
    for (const { datname } of old) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`)
  })
}

async function asAdmin(adminUrl: string, work: (client: pg.Client) => Promise<void>) {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function databaseAt(adminUrl: string, name: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return url.href
}
