import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

// Before any import of lib/db: every worker gets a fresh copy of the migrated template, and each file finds it empty.
// Copies go with the server, or at the end of the run: to drop one is to wait until PostgreSQL has written everything
// down.
const kept = globalThis as { obelusTestDatabase?: string }
const { adminUrl, template, prefix } = inject('databaseServer')
if (kept.obelusTestDatabase === undefined) {
  const name = `${prefix}${randomBytes(4).toString('hex')}`
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  kept.obelusTestDatabase = url.href
}
process.env.DATABASE_URL = kept.obelusTestDatabase
process.env.AUTH_SECRET = randomBytes(32).toString('base64url')
process.env.OBELUS_URL = 'http://obelus.test'

async function asAdmin(statement: string) {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await admin.query(statement)
  } finally {
    await admin.end()
  }
}
