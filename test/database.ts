import pg from 'pg'

/** The address of this worker's own database, migrated and otherwise empty at the start of every test file. */
export function testDatabase(): string {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('Only *.db.test.ts files have a database.')
  return url
}

/** Runs SQL beside the code under test, in a connection of its own. */
export async function sql<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return withClient(async (client) => (await client.query<Row>(text, values)).rows)
}

/**
 * Empties every table, for `beforeEach`. Triggers are off meanwhile: the event log refuses to be emptied otherwise.
 * Rows that a migration inserted go too.
 */
export async function resetDatabase() {
  await withClient(async (client) => {
    const tables = await listTables(client)
    if (tables.length === 0) return
    const switchTriggers = (to: 'DISABLE' | 'ENABLE') =>
      tables.map((table) => `ALTER TABLE ${table} ${to} TRIGGER USER;`).join('')
    await client.query(`BEGIN; SET LOCAL lock_timeout = '10s'; ${switchTriggers('DISABLE')}
      TRUNCATE ${tables.join(', ')} RESTART IDENTITY; ${switchTriggers('ENABLE')} COMMIT`)
  })
}

async function listTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'",
  )
  return rows.map(({ name }) => name)
}

async function withClient<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: testDatabase() })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
