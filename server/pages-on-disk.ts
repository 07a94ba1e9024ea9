import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'

/**
 * Pages made on request are kept under `.next`, so that they outlive a restart, also one without a database. They
 * must not outlive what they were made from: an emptied or another database, another address of the site (it stands
 * in their links) and another build start without them. While the database is away nobody can tell, and they stay.
 */
export async function forgetPagesOfAnother(
  databaseUrl: string,
  siteUrl: string,
  folder = '.next',
): Promise<void> {
  const mark = path.join(folder, 'cache', 'obelus-pages-of')
  const database = await readIdentity(databaseUrl).catch(() => null)
  const build = await readFile(path.join(folder, 'BUILD_ID'), 'utf8').catch(() => '')
  const identity = `${database} ${siteUrl} ${build}`
  if (database === null || identity === (await readFile(mark, 'utf8').catch(() => ''))) return
  for (const made of ['server/route-cache', 'cache/fetch-cache']) {
    await rm(path.join(folder, made), { recursive: true, force: true })
  }
  await mkdir(path.dirname(mark), { recursive: true })
  await writeFile(mark, identity)
}

/** A database is known by its first migration, whose random id is given anew whenever its tables are. */
async function readIdentity(databaseUrl: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query('SELECT id FROM _prisma_migrations ORDER BY started_at LIMIT 1')
    return rows[0]?.id ?? null
  } finally {
    await client.end().catch(() => undefined)
  }
}
