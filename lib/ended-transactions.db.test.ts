import { setTimeout as wait } from 'node:timers/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { isUnreachable } from '@/lib/database-errors'
import { PrismaClient } from '@/prisma/client/client'
import { resetDatabase, sql, testDatabase } from '@/test/database'
import { aPerson } from '@/test/factories'
import { refuseAfterTheEnd } from './ended-transactions'

const pool = new pg.Pool({ connectionString: testDatabase(), max: 1 })
const client = new PrismaClient({
  adapter: refuseAfterTheEnd(new PrismaPg(pool, { disposeExternalPool: true })),
})
beforeEach(resetDatabase)
afterAll(() => client.$disconnect())

it('stores nothing of a transaction that took too long, also not what was still to be sent', async () => {
  const { id } = await aPerson()
  const holder = new pg.Client({ connectionString: testDatabase() })
  await holder.connect()
  await holder.query('BEGIN')
  await holder.query('SELECT FROM "user" WHERE id = $1 FOR UPDATE', [id])
  // Two statements: the person, for which it waits until its time is over, and then the filter.
  const data = { name: 'Somebody Else', savedFilters: { create: { name: 'Half', query: '' } } }
  const writing = client.$transaction((tx) => tx.user.update({ where: { id }, data }), { timeout: 300 })
  const refused = writing.catch((error: unknown) => error)
  await wait(600)
  await holder.query('COMMIT')
  await holder.end()
  expect(isUnreachable(await refused), 'as a database that is busy').toBe(true)
  // One connection: when this is answered, whatever was sent before it is done.
  await client.$queryRaw`SELECT 1`
  expect(await sql('SELECT name FROM saved_filter')).toEqual([])
  expect(await sql('SELECT id FROM "user" WHERE name = \'Somebody Else\'')).toEqual([])
  expect(await client.$transaction((tx) => tx.user.count()), 'and the next one is whole').toBe(1)
})
