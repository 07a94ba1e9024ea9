import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Refusal } from '../setup/terminal.mjs'
import type { Account } from './account.ts'
import type { Native } from './native.ts'
import { type Place, sweep } from './place.ts'

const maxLogBytes = 10 * 1024 * 1024

const settings = `# Written at every start by scripts/postgres/cluster.ts.
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
password_encryption = 'scram-sha-256'
max_connections = 100
shared_buffers = '128MB'
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
log_min_messages = 'warning'
log_checkpoints = off
`
// For databases that live as long as a test run: nothing has to survive a crash.
const throwawaySettings =
  'fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nmax_connections = 200\n'

/** Makes the cluster if it isn't there, and puts its settings and log in order. Never leaves a half-made one. */
export async function ensureCluster(place: Place, native: Native, adminPassword: string, throwaway: boolean) {
  sweep(place.cluster)
  if (!existsSync(place.cluster)) await makeCluster(place, native, adminPassword, throwaway)
  giveFile(place, 'postgresql.conf', settings + (throwaway ? throwawaySettings : ''))
  giveFile(place, 'pg_hba.conf', 'host all all 127.0.0.1/32 scram-sha-256\n')
  prepareLog(place)
}

async function makeCluster(
  { cluster, account }: Place,
  native: Native,
  adminPassword: string,
  throwaway: boolean,
) {
  const draft = `${cluster}.${randomUUID()}.half`
  const passwordFile = `${draft}.password.half`
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(passwordFile, adminPassword, { mode: 0o600 })
  own(draft, account)
  own(passwordFile, account)
  const options = [
    ['--pgdata', draft, '--username', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
    // PostgreSQL's own C.UTF-8 sorts and folds the same on every machine.
    ['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    throwaway ? ['--no-sync'] : [],
  ]
  const { code, output } = await runPostgres(native.initdb, options.flat(), account)
  rmSync(passwordFile, { force: true })
  if (code !== 0)
    throw new Refusal(`PostgreSQL could not make its data folder ${cluster}: ${lastLine(output)}`)
  renameSync(draft, cluster)
}

/** Runs one of PostgreSQL's programs as its user, to its end. */
export function runPostgres(program: string, args: string[], account: Account | null, quiet = false) {
  return new Promise<{ code: number; output: string }>((resolve) => {
    const child = spawn(program, args, {
      ...account,
      cwd: os.tmpdir(),
      env: postgresEnvironment(),
      stdio: quiet ? 'ignore' : ['ignore', 'pipe', 'pipe'],
      // Out of the terminal's reach: ctrl-C is for us, and we then stop the server in order.
      detached: process.platform !== 'win32',
      windowsHide: true,
    })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    child.on('exit', (code) => setImmediate(() => resolve({ code: code ?? 1, output })))
  })
}

/** The last line with something on it, for a message of one sentence. */
export function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() || 'it did not say why.'
}

function postgresEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('PG') && !name.startsWith('LC_'),
  )
  return { ...Object.fromEntries(kept), NODE_ENV: process.env.NODE_ENV, LC_ALL: 'C', TZ: 'UTC' }
}

function giveFile({ cluster, account }: Place, name: string, text: string) {
  const file = path.join(cluster, name)
  const draft = `${file}.obelus`
  writeFileSync(draft, text, { mode: 0o600 })
  own(draft, account)
  renameSync(draft, file)
}

function prepareLog({ log, account }: Place) {
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > maxLogBytes) truncateSync(log)
  writeFileSync(log, '', { flag: 'a', mode: 0o600 })
  own(log, account)
}

function own(file: string, account: Account | null) {
  if (account) chownSync(file, account.uid, account.gid)
}
