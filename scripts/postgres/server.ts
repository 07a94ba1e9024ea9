import { spawnSync } from 'node:child_process'
import { readFileSync, realpathSync, rmSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { Refusal } from '../setup/terminal.mjs'
import { lastLine, runPostgres } from './cluster.ts'
import type { Native } from './native.ts'
import type { Place } from './place.ts'

const patience = 60_000

/** The address of one database of an embedded server. */
export function addressOf(port: number, user: string, password: string, database: string): string {
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`
}

/** The port on which a server for this cluster already answers (a killed run left it, or another command uses it). */
export async function findRunning(place: Place, password: string): Promise<number | null> {
  const deadline = Date.now() + patience
  for (;;) {
    const written = readPidFile(place)
    if (!written) return null
    const answer = written.port ? await ask(place, written.port, password) : 'silent'
    if (answer === 'ours') return written.port
    const alive = isAlive(written.pid)
    // Some other process has been given the id meanwhile; PostgreSQL itself would refuse to start because of it.
    if (alive && !isPostmaster(written.pid, place)) {
      rmSync(pidFile(place), { force: true })
      return null
    }
    if (!alive) return null
    if (Date.now() > deadline)
      throw new Refusal(
        `PostgreSQL (process ${written.pid}) holds ${place.cluster} but does not answer; end it and start again.`,
      )
    await wait(100)
  }
}

/** Starts the server on a free port and returns the port. */
export async function startServer(place: Place, native: Native): Promise<number> {
  const deadline = Date.now() + 20_000
  for (;;) {
    const port = await freePort()
    const args = [
      'start',
      '--pgdata',
      place.cluster,
      '--log',
      place.log,
      '--wait',
      '--timeout',
      '120',
      '--silent',
    ]
    const { code } = await runPostgres(
      native.pgCtl,
      [...args, '--options', `-p ${port}`],
      place.account,
      true,
    )
    if (code === 0) return port
    // The port was taken in between, or the last processes of a killed server are still leaving.
    const reason = lastLine(readFileSync(place.log, 'utf8'))
    if (Date.now() > deadline) throw new Refusal(`PostgreSQL did not start: ${reason} (see ${place.log})`)
    await wait(300)
  }
}

/** Stops the server in order; in haste if it takes too long. */
export async function stopServer(place: Place, native: Native) {
  const stop = (mode: string, seconds: string) =>
    runPostgres(
      native.pgCtl,
      ['stop', '--pgdata', place.cluster, '--mode', mode, '--wait', '--timeout', seconds, '--silent'],
      place.account,
      true,
    )
  const { code } = await stop('fast', '20')
  if (code !== 0 && readPidFile(place)) await stop('immediate', '10')
}

/** A port nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
}

function pidFile(place: Place): string {
  return path.join(place.cluster, 'postmaster.pid')
}

function readPidFile(place: Place): { pid: number; port: number } | null {
  try {
    const lines = readFileSync(pidFile(place), 'utf8').split('\n')
    const pid = Number.parseInt(lines[0] ?? '', 10)
    return pid > 0 ? { pid, port: Number.parseInt(lines[3] ?? '', 10) || 0 } : null
  } catch {
    return null
  }
}

async function ask(place: Place, port: number, password: string): Promise<'ours' | 'silent'> {
  const client = new pg.Client({
    connectionString: addressOf(port, 'postgres', password, 'postgres'),
    connectionTimeoutMillis: 3000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query('SHOW data_directory')
    return realpathSync(rows[0].data_directory) === realpathSync(place.cluster) ? 'ours' : 'silent'
  } catch {
    return 'silent'
  } finally {
    await client.end().catch(() => {})
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function isPostmaster(pid: number, place: Place): boolean {
  if (process.platform === 'win32') {
    return spawnSync('tasklist', ['/FI', `PID eq ${pid}`, '/NH'], { encoding: 'utf8' }).stdout.includes(
      'postgres',
    )
  }
  return commandOf(pid).includes(place.cluster)
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return spawnSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' }).stdout ?? ''
  }
}
