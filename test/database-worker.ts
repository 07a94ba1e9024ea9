import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

// Before any import of lib/db: every test file gets a fresh copy of the migrated template. Copies go with the server,
// or at the end of the run: to drop one is to wait until PostgreSQL has written everything down.
const { adminUrl, template, prefix } = inject('databaseServer')
const name = `${prefix}${randomBytes(4).toString('hex')}`
const admin = new pg.Client({ connectionString: adminUrl })
await admin.connect()
try {
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
} finally {
  await admin.end()
}

const url = new URL(adminUrl)
url.pathname = `/${name}`
process.env.DATABASE_URL = url.href
process.env.AUTH_SECRET = 'a secret for tests only, of more than 32 characters'
process.env.OBELUS_URL = 'http://obelus.test'
