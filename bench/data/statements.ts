import { closeSync, openSync, readSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

type Logged = { adminUrl: string; cluster: string }

/**
 * How many statements the application sends while `work` goes on, counted in the server's own log of all statements
 * (BEGIN and COMMIT included). Exact, and slow: not for use while time is measured.
 */
export async function countStatements(
  { adminUrl, cluster }: Logged,
  work: () => Promise<void>,
): Promise<number> {
  const log = path.join(path.dirname(cluster), 'postgres.log')
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'bench' })
  await client.connect()
  try {
    await set(client, ["log_statement = 'all'", "log_line_prefix = '%a|'"])
    const before = statSync(log).size
    await work()
    await wait(200)
    return (await textFrom(log, before)).match(/^obelus\|LOG: {2}(statement|execute )/gm)?.length ?? 0
  } finally {
    await set(client, ["log_statement = 'none'", "log_line_prefix = ''"])
    await client.end()
  }
}

async function set(client: pg.Client, settings: string[]) {
  for (const setting of settings) await client.query(`ALTER SYSTEM SET ${setting}`)
  await client.query('SELECT pg_reload_conf()')
  // The other connections hear of it before their next statement.
  await wait(200)
}

async function textFrom(file: string, start: number): Promise<string> {
  const handle = openSync(file, 'r')
  try {
    const text = Buffer.alloc(statSync(file).size - start)
    readSync(handle, text, 0, text.length, start)
    return text.toString()
  } finally {
    closeSync(handle)
  }
}
