import { chmodSync, existsSync, mkdirSync, readdirSync, rmdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { holding } from '../setup/lock.mjs'
import { Refusal } from '../setup/terminal.mjs'
import { ensureCluster } from './cluster.ts'
import { findNative } from './native.ts'
import { choosePlace, removeWhole } from './place.ts'
import { openSecrets, type Secrets } from './secrets.ts'
import { addressOf, findRunning, startServer, stopServer } from './server.ts'

export type Embedded = {
  /** The database `obelus` as the role that owns it. */
  url: string
  /** The same as the role of the application, which may read and write rows and nothing else. */
  applicationUrl: string
  /** The database `postgres` as superuser; for the scripts alone. */
  adminUrl: string
  /** The server was already running: a killed run left it, or another command is using it. */
  adopted: boolean
  secrets: Secrets
  cluster: string
  stop(): Promise<void>
}

/**
 * Opens the embedded PostgreSQL whose files are in `dataFolder`, making whatever is missing. A run killed at any
 * point leaves nothing that the next call does not put right. `stop()` ends the server, adopted or not.
 */
export async function openEmbedded(dataFolder: string, { throwaway = false } = {}): Promise<Embedded> {
  makeDataFolder(dataFolder)
  return holding(path.join(dataFolder, 'opening.lock'), async () => {
    const secrets = openSecrets(dataFolder)
    const place = choosePlace(dataFolder, secrets.id)
    const native = findNative(place.account)
    const running = await findRunning(place, secrets.adminPassword)
    if (!running) await ensureCluster(place, native, secrets.adminPassword, throwaway)
    const port = running ?? (await startServer(place, native))
    const adminUrl = addressOf(port, 'postgres', secrets.adminPassword, 'postgres')
    await ensureDatabase(adminUrl, secrets)
    return {
      url: addressOf(port, 'obelus', secrets.databasePassword, 'obelus'),
      applicationUrl: addressOf(port, 'obelus_app', secrets.applicationPassword, 'obelus'),
      adminUrl,
      adopted: running !== null,
      secrets,
      cluster: place.cluster,
      stop: () => stopServer(place, native),
    }
  })
}

const ours = /^(postgres(\..*)?|secrets\.json.*|demo-people\.json|.*\.lock.*)$/

/** Deletes what the embedded default keeps in its data folder, the database first. Refuses a folder that isn't one. */
export async function removeEmbedded(dataFolder: string) {
  if (!existsSync(dataFolder)) return
  const names = readdirSync(dataFolder)
  if (names.length > 0 && !names.every((name) => ours.test(name))) {
    const strange = names.find((name) => !ours.test(name))
    throw new Refusal(`${dataFolder} holds something that is not Obelus's (${strange}); nothing was deleted.`)
  }
  if (!names.includes('secrets.json')) return
  const secrets = openSecrets(dataFolder)
  const place = choosePlace(dataFolder, secrets.id)
  if (await findRunning(place, secrets.adminPassword)) await stopServer(place, findNative(place.account))
  const left = names
    .filter((name) => !/\.lock|^secrets\.json$/.test(name))
    .map((name) => path.join(dataFolder, name))
  // The secrets last: they say where the cluster is and open it.
  for (const item of [place.cluster, place.log, ...left, path.join(dataFolder, 'secrets.json')])
    removeWhole(item)
  const home = path.dirname(place.cluster)
  if (home !== dataFolder && existsSync(home)) rmdirSync(home)
}

function makeDataFolder(dataFolder: string) {
  if (existsSync(path.join(dataFolder, 'secrets.json'))) return
  mkdirSync(dataFolder, { recursive: true })
  // Others may pass through (the database's user must), not look inside.
  if (process.platform !== 'win32') chmodSync(dataFolder, 0o711)
}

async function ensureDatabase(adminUrl: string, { databasePassword, applicationPassword }: Secrets) {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rows: roles } = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles')
    const ensureRole = async (name: string, password: string, more = '') => {
      if (roles.some(({ rolname }) => rolname === name)) return
      await client.query(`CREATE ROLE ${name} LOGIN ${more} PASSWORD ${client.escapeLiteral(password)}`)
    }
    await ensureRole('obelus', databasePassword, 'CREATEDB')
    await ensureRole('obelus_app', applicationPassword)
    const { rows: databases } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'obelus'")
    if (databases.length === 0) await client.query('CREATE DATABASE obelus OWNER obelus')
    await client.query('REVOKE TEMPORARY ON DATABASE obelus FROM PUBLIC')
  } finally {
    await client.end()
  }
}
