import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyMigrations } from '@/scripts/migrations/apply.ts'
import { listMigrations } from '@/scripts/migrations/folder.ts'
import { migrate } from '@/scripts/migrations/migrate.ts'
import { sql, testDatabase } from '@/test/database'

const [owner, application, password] = ['owner', 'app', 'pass'].map(
  (name) => `${name}_${randomBytes(6).toString('hex')}`,
)
const database = `${new URL(testDatabase()).pathname.slice(1)}_rights`

function urlOf(user: string | undefined): string {
  const url = new URL(testDatabase())
  Object.assign(url, { pathname: `/${database}`, username: user, password })
  return url.href
}

const both = { url: urlOf(application), ownerUrl: urlOf(owner) }

async function as(url: string, text: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client.query(text).finally(() => client.end())
}

beforeAll(async () => {
  for (const name of [owner, application]) await sql(`CREATE ROLE ${name} LOGIN PASSWORD '${password}'`)
  await sql(`CREATE DATABASE ${database} OWNER ${owner} TEMPLATE template0 ENCODING 'UTF8'`)
  await migrate(both)
})
afterAll(async () => {
  await sql(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
  for (const name of [owner, application]) await sql(`DROP ROLE ${name}`)
})

const event = `INSERT INTO event (kind, subject_type, subject_id) VALUES ('person.joined', 'person', gen_random_uuid())`

describe('the role of the application', () => {
  it('writes and reads rows, and adds to the log', async () => {
    await as(
      both.url,
      `INSERT INTO "user" (id, email, handle, name) VALUES (gen_random_uuid(), 'a@b.c', 'anna', 'Anna');
       UPDATE "user" SET name = 'Anne'; DELETE FROM "user"; ${event}; SELECT * FROM _prisma_migrations`,
    )
    expect((await as(both.url, 'SELECT kind FROM event')).rows).toEqual([{ kind: 'person.joined' }])
  })

  it.each([
    'CREATE TABLE mine (id int)',
    'CREATE SCHEMA mine',
    'CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    'CREATE INDEX ON event (kind)',
    'ALTER TABLE event DISABLE TRIGGER USER',
    'ALTER TABLE "user" ADD COLUMN mine int',
    'DROP TABLE comment',
    'DROP FUNCTION refuse_change CASCADE',
    'CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$',
    'TRUNCATE "user" CASCADE',
    'TRUNCATE event CASCADE',
    "UPDATE event SET kind = 'x'",
    'DELETE FROM event',
    'SELECT * FROM event FOR UPDATE',
    "UPDATE review SET reason = 'x'",
    "UPDATE fact_check_version SET claim = 'x'",
    "INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('a', 'b', 'c')",
    "UPDATE _prisma_migrations SET checksum = 'x'",
    'DELETE FROM _prisma_migrations',
    "SELECT setval('event_id_seq', 1)",
    'SET session_replication_role = replica',
    `SET ROLE ${owner}`,
  ])('may not: %s', async (statement) => {
    await expect(as(both.url, statement)).rejects.toMatchObject({
      code: expect.stringMatching(/^42501$/),
    })
  })

  it('has no more rights after a table came with a new version, nor fewer', async () => {
    const table = {
      name: '99990101000000_later',
      sql: `CREATE TABLE later (id int);
        CREATE TRIGGER later_kept BEFORE UPDATE ON later FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
      checksum: 'x',
      snapshot: null,
    }
    await applyMigrations(both.ownerUrl, [...listMigrations(), table])
    await expect(as(both.url, 'SELECT * FROM later')).rejects.toThrow('permission denied')
    await as(both.ownerUrl, `DELETE FROM _prisma_migrations WHERE migration_name = '${table.name}'`)
    await Promise.all([migrate(both), migrate(both)])
    await as(both.url, 'INSERT INTO later VALUES (1); DELETE FROM later')
    await expect(as(both.url, 'UPDATE later SET id = 2')).rejects.toThrow('permission denied')
  })

  it('is not changed where it owns the tables itself', async () => {
    await migrate({ url: both.ownerUrl, ownerUrl: both.ownerUrl })
    const again = new URL(both.ownerUrl)
    again.searchParams.set('application_name', 'x')
    await migrate({ url: again.href, ownerUrl: both.ownerUrl })
    await as(both.ownerUrl, 'CREATE TABLE own (id int); DROP TABLE own')
  })
})
