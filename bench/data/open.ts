import pg from 'pg'
import { migrate } from '../../scripts/migrations/migrate.ts'
import { openThrowaway, type Throwaway } from '../../scripts/postgres/throwaway.ts'
import { openToAll } from '../../test/open-to-all.ts'

/** A migrated database that is gone afterwards, and writes as durably as a real one: throwaways usually don't. */
export async function openBenchDatabase(): Promise<Throwaway> {
  const database = await openThrowaway()
  const client = new pg.Client({ connectionString: database.adminUrl })
  await client.connect()
  try {
    for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
      await client.query(`ALTER SYSTEM SET ${name} = on`)
    }
    await client.query('SELECT pg_reload_conf()')
  } finally {
    await client.end()
  }
  await migrate({ url: database.applicationUrl, ownerUrl: database.url })
  await openToAll(database.url)
  return database
}
