import path from 'node:path'
import pg from 'pg'
import { type Embedded, openEmbedded } from './postgres/open.ts'
import { dataFolder } from './setup/folders.mjs'
import { findHolder } from './setup/lock.mjs'
import { Refusal } from './setup/terminal.mjs'

export type Database = {
  /** As the application connects: with rights on rows alone, where an owner is set beside it. */
  url: string
  /** As the tables are made. */
  ownerUrl: string
  embedded: Embedded | null
}

const oldestMajor = 15

/** The database to work on: the one DATABASE_URL names, found usable, else the embedded one, started if need be. */
export async function openDatabase(): Promise<Database> {
  const url = process.env.DATABASE_URL
  const ownerUrl = process.env.MIGRATION_DATABASE_URL
  if (url) {
    await checkServer('DATABASE_URL', url)
    if (ownerUrl) await checkServer('MIGRATION_DATABASE_URL', ownerUrl)
    return { url, ownerUrl: ownerUrl || url, embedded: null }
  }
  const embedded = await openEmbedded(dataFolder())
  return { url: embedded.applicationUrl, ownerUrl: embedded.url, embedded }
}

/**
 * For commands that end by themselves: opens the database, puts it and the secrets into the environment (where
 * lib/env.ts finds them), does the work, and stops an embedded server unless somebody else is using it.
 */
export async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase()
  const settings = Object.entries(settingsFor(database, 'http://localhost:3000'))
  // An absent one must stay absent; the environment would keep it as the word “undefined”.
  Object.assign(process.env, Object.fromEntries(settings.filter(([, value]) => value !== undefined)))
  try {
    return await work(database)
  } finally {
    const { embedded } = database
    if (embedded && !embedded.adopted && !(await findHolder(path.join(dataFolder(), 'up.lock'))))
      await embedded.stop()
  }
}

/** The settings the application reads, for the embedded default made up here, otherwise as the environment has them. */
export function settingsFor({ url, embedded }: Database, localUrl: string) {
  return {
    DATABASE_URL: url,
    // Not for what serves people.
    MIGRATION_DATABASE_URL: undefined,
    AUTH_SECRET: embedded ? embedded.secrets.authSecret : process.env.AUTH_SECRET,
    OBELUS_URL: process.env.OBELUS_URL || (embedded ? localUrl : undefined),
    OBELUS_DATA: dataFolder(),
  }
}

async function checkServer(setting: string, url: string) {
  const where = describeAddress(setting, url)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query('SHOW server_version_num')
    const major = Math.floor(Number(rows[0].server_version_num) / 10_000)
    if (major < oldestMajor)
      throw new Refusal(
        `The PostgreSQL at ${where} is version ${major}; Obelus needs ${oldestMajor} or newer.`,
      )
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(`The database at ${where} (${setting}) cannot be used: ${reasonOf(error)}.`)
  } finally {
    await client.end().catch(() => {})
  }
}

// Without user and password.
function describeAddress(setting: string, url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new Refusal(
      `${setting} is not an address of PostgreSQL; it looks like postgresql://user:password@host:5432/name.`,
    )
  }
  return `${parsed.host || 'the local socket'}${parsed.pathname}`
}

function reasonOf(error: unknown): string {
  const { code, message, errors } = error as NodeJS.ErrnoException & { errors?: NodeJS.ErrnoException[] }
  const cause = code ?? errors?.[0]?.code
  if (cause === 'ECONNREFUSED') return 'nothing listens there'
  if (cause === 'ENOTFOUND' || cause === 'EAI_AGAIN') return 'there is no such host'
  if (/timeout/i.test(message)) return 'it does not answer'
  return message.replace(/\.$/, '') || String(cause)
}
