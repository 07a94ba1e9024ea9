import pg from 'pg'
import { inject } from 'vitest'

// Before any import of lib/db: every test file gets a fresh copy of the migrated template, under its worker's name.
const { adminUrl, template, prefix } = inject('databaseServer')
const name = `${prefix}${process.env.VITEST_POOL_ID ?? '0'}`
const admin = new pg.Client({ connectionString: adminUrl })
await admin.connect()
try {
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
} finally {
  await admin.end()
}

const url = new URL(adminUrl)
url.pathname = `/${name}`
process.env.DATABASE_URL = url.href
process.env.AUTH_SECRET = 'a secret for tests only, of more than 32 characters'
process.env.OBELUS_URL = 'http://obelus.test'
