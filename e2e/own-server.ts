import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, cpSync, existsSync, openSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { migrate } from '../scripts/migrations/migrate'
import { runPostgres } from '../scripts/postgres/cluster'
import { findNative } from '../scripts/postgres/native'
import { choosePlace } from '../scripts/postgres/place'
import { freePort } from '../scripts/postgres/server'
import { openThrowaway, type Throwaway } from '../scripts/postgres/throwaway'
import { quietEnvironment, root } from '../scripts/setup/folders.mjs'
import { openToAll } from '../test/open-to-all'
import { authSecret } from './environment'

export type Application = {
  url: string
  /** Where what it writes to its standard outputs is kept. */
  logFile: string
  /** Ends the application, in order or as `kill -9` does, and starts it again. */
  restart: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>
  /** The first half of that: returns the exit code, null where a signal ended it. */
  end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<number | null>
  /** The second half. */
  start: () => Promise<void>
  pid: () => number
}

export type OwnServer = Application & {
  /** As the superuser, who sees and ends the connections of others. */
  databaseUrl: string
  /** As the application. */
  applicationUrl: string
  /** The folder of PostgreSQL's files. */
  cluster: string
  /** Another process on the same database, with its own address, kept pages and settings. */
  startBeside: (settings?: Record<string, string>) => Promise<Application>
  /** Ends PostgreSQL as a crash does: at once, with every connection. */
  killDatabase: () => Promise<void>
  /** Ends it in order. */
  stopDatabase: () => Promise<void>
  /** Starts it again at the same address. */
  startDatabase: () => Promise<void>
  stop: () => Promise<void>
}

const parts = [
  '.next',
  'server',
  'lib',
  'prisma',
  'public',
  'next.config.mjs',
  'package.json',
  'tsconfig.json',
]
const notNeeded = ['cache', 'dev', 'trace'].map((name) => path.join(root, '.next', name))

/** Obelus on a database of its own, both to be ended at will; from a copy of the build, with its own kept pages. */
export async function startOwnServer(settings: Record<string, string> = {}): Promise<OwnServer> {
  const database = await openThrowaway()
  try {
    return await startOn(database, settings)
  } catch (error) {
    await database.stop()
    throw error
  }
}

async function startOn(database: Throwaway, settings: Record<string, string>): Promise<OwnServer> {
  await migrate({ url: database.applicationUrl, ownerUrl: database.url })
  await openToAll(database.url)
  // What was answered as stored is to be there after a crash.
  await ask(database.adminUrl, 'ALTER DATABASE obelus SET synchronous_commit = on')
  const running: ChildProcess[] = []
  const first = await run(database, running, settings)
  const databasePort = new URL(database.url).port
  const place = choosePlace(database.folder, database.secrets.id)
  const control = async (...args: string[]) => {
    const { pgCtl } = findNative(place.account)
    const options = ['--pgdata', place.cluster, '--wait', '--silent']
    const { code } = await runPostgres(pgCtl, [...args, ...options], place.account, true)
    if (code !== 0) throw new Error(`pg_ctl ${args.join(' ')} ended with ${code} (see ${place.log}).`)
  }
  return {
    ...first,
    databaseUrl: Object.assign(new URL(database.adminUrl), { pathname: '/obelus' }).href,
    applicationUrl: database.applicationUrl,
    cluster: place.cluster,
    startBeside: (settings) => run(database, running, settings),
    killDatabase: () => control('stop', '--mode', 'immediate'),
    stopDatabase: () => control('stop', '--mode', 'fast'),
    startDatabase: () => control('start', '--log', place.log, '--options', `-p ${databasePort}`),
    async stop() {
      await Promise.all(running.map((application) => end(application, 'SIGTERM')))
      await database.stop()
    },
  }
}

/** One process of the application, from a copy of the build; it stands among the running ones as long as it runs. */
async function run(
  database: Throwaway,
  running: ChildProcess[],
  settings: Record<string, string> = {},
): Promise<Application> {
  const at = running.length
  const folder = copyBuild(path.join(database.folder, `application-${at}`))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const environment = {
    ...quietEnvironment(),
    NODE_ENV: 'production' as const,
    DATABASE_URL: database.applicationUrl,
    AUTH_SECRET: authSecret(),
    OBELUS_URL: url,
    OBELUS_DATA: database.folder,
    PORT: String(port),
    HOST: '127.0.0.1',
    LIMITS_TIMES: '1000',
    ...settings,
  }
  const logFile = path.join(folder, 'log')
  const start = async () => {
    running[at] = await startApplication(folder, environment, logFile)
  }
  await start()
  return {
    url,
    logFile,
    async restart(signal) {
      await end(running[at], signal)
      await start()
    },
    end: (signal) => end(running[at], signal),
    start,
    pid: () => running[at]?.pid ?? 0,
  }
}

function copyBuild(folder: string): string {
  for (const part of parts.filter((name) => existsSync(path.join(root, name)))) {
    cpSync(path.join(root, part), path.join(folder, part), {
      recursive: true,
      filter: (source) => !notNeeded.includes(source),
    })
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'dir')
  return folder
}

/** Starts `server/main.ts` and waits until it listens. It ends with this process, whose channel it watches. */
async function startApplication(
  folder: string,
  env: NodeJS.ProcessEnv,
  logFile: string,
): Promise<ChildProcess> {
  const log = openSync(logFile, 'a')
  const followParent = pathToFileURL(path.join(root, 'scripts', 'setup', 'follow-parent.mjs')).href
  const args = ['--import', followParent, path.join('server', 'start.cjs')]
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env,
    stdio: ['ignore', log, log, 'ipc'],
    windowsHide: true,
  })
  closeSync(log)
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve())
    child.once('exit', (code) => reject(new Error(`The application ended with ${code}.`)))
  })
  return child
}

async function end(child: ChildProcess | undefined, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  child.kill(signal)
  return exited
}

/** One statement on a connection of its own, so that a crash of the database breaks none. */
export async function ask<Row extends pg.QueryResultRow>(url: string, text: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}
