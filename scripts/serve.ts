import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { howToMakeSecret, weaknessOf } from '../lib/secret.ts'
import { type Database, openDatabase, settingsFor } from './database.ts'
import { removeEmbedded } from './postgres/open.ts'
import { prepareDatabase } from './seeding.ts'
import { buildIfNeeded } from './setup/build.mjs'
import type { watchForEnd } from './setup/ending.mjs'
import { dataFolder, quietEnvironment, root } from './setup/folders.mjs'
import type { ServeOptions } from './setup/options.mjs'
import { runNode } from './setup/run.mjs'
import { Refusal, say, step } from './setup/terminal.mjs'

const followParent = pathToFileURL(path.join(root, 'scripts', 'setup', 'follow-parent.mjs')).href

export type Serving = {
  mode: 'production' | 'development'
  options: ServeOptions
  ending: ReturnType<typeof watchForEnd>
  undo: (() => Promise<void> | void)[]
  announce(url: string): void
}

/** Database, build and application, in this order; returns when the end is asked for. What it starts it puts on `undo`. */
export async function serveApplication({ mode, options, ending, undo, announce }: Serving) {
  checkSettings()
  await checkPort(options)
  if (options.fresh) await ending.run(() => removeEmbedded(dataFolder()))
  const database = await ending.run(() => openAndRemember(undo))
  await ending.run(() => prepareDatabase(database, `http://localhost:${options.port}`))
  if (mode === 'production') await ending.run(buildIfNeeded)
  const application = await ending.run(() => startApplication(mode, options, database, undo))
  announce(application.url)
  if (!database.embedded) await ending.run(() => offerSetUp(database, options.port))
  greet(application.url, database)
  await Promise.race([ending.asked, application.ended])
}

async function openAndRemember(undo: Serving['undo']): Promise<Database> {
  const database = await step('Starting the database', openDatabase)
  undo.push(() => database.embedded?.stop())
  return database
}

// Whoever has a database of their own has people on it: nothing about them may be made up.
function checkSettings() {
  if (!process.env.DATABASE_URL) return
  const { AUTH_SECRET, OBELUS_URL } = process.env
  if (!AUTH_SECRET)
    throw new Refusal(
      'DATABASE_URL is set, so AUTH_SECRET must be too: at least 32 random characters that stay the same.',
    )
  const weakness = weaknessOf(AUTH_SECRET)
  if (weakness) throw new Refusal(`AUTH_SECRET ${weakness}. ${howToMakeSecret}`)
  if (!OBELUS_URL)
    throw new Refusal(
      'DATABASE_URL is set, so OBELUS_URL must be too: the address people open, like https://obelus.example.',
    )
  if (!/^https?:\/\/[^/]/.test(OBELUS_URL) || !URL.canParse(OBELUS_URL)) {
    throw new Refusal('OBELUS_URL must be the address people open, like https://obelus.example.')
  }
}

async function checkPort({ port, host }: ServeOptions) {
  // An application whose `up` was killed needs a moment to let go of the port.
  for (let attempt = 0; ; attempt++) {
    const code = await tryToListen(port, host)
    if (!code) return
    if (code === 'EADDRINUSE' && attempt < 10) {
      await wait(200)
      continue
    }
    if (code === 'EADDRINUSE') throw new Refusal(`Port ${port} is in use; choose another with --port.`)
    if (code === 'EACCES')
      throw new Refusal(`This user may not listen on port ${port}; choose another with --port.`)
    throw new Refusal(`Nothing can listen on ${host}:${port} (${code}); choose another --host.`)
  }
}

function tryToListen(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen(port, host, () => server.close(() => resolve(null)))
  })
}

/** Starts server/main.ts and waits until it listens; how to stop it goes onto `undo`. */
export async function startApplication(
  mode: Serving['mode'],
  { port, host }: Pick<ServeOptions, 'port' | 'host'>,
  database: Database,
  undo: Serving['undo'],
) {
  const child = spawn(process.execPath, ['--import', followParent, path.join('server', 'start.cjs')], {
    cwd: root,
    env: {
      ...quietEnvironment(),
      ...settingsFor(database, `http://localhost:${port}`),
      NODE_ENV: mode,
      PORT: String(port),
      HOST: host,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Ctrl-C is for us: we end the application, then the database.
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  undo.push(() => stopApplication(child, exited))
  const ended = exited.then(() => {
    throw new Refusal(`The application has ended (${child.signalCode ?? `exit code ${child.exitCode}`}).`)
  })
  ended.catch(() => {})
  const listening = new Promise<string>((resolve) => {
    child.on('message', (message: { type?: string; url?: string }) => {
      if (message.type === 'listening') resolve(message.url ?? `http://localhost:${port}`)
    })
  })
  return { url: await step('Starting the application', () => Promise.race([listening, ended])), ended }
}

async function stopApplication(child: ChildProcess, exited: Promise<void>) {
  // The closed channel is the one signal every system knows.
  if (child.connected) child.disconnect()
  const inTime = await Promise.race([exited.then(() => true), wait(15_000, false, { ref: false })])
  if (!inTime) child.kill('SIGKILL')
  await exited
}

/** Whoever has a database of their own makes the first admin themselves: nobody is there by default. */
async function offerSetUp(database: Database, port: number) {
  await runNode(['--conditions=react-server', '--import', 'tsx', path.join('scripts', 'set-up-link.ts')], {
    what: 'The link for the first admin',
    env: settingsFor(database, `http://localhost:${port}`),
    shown: true,
  })
}

function greet(url: string, { embedded }: Database) {
  say(`\nObelus is at ${url}`)
  const people = embedded ? readDemoPeople() : []
  if (people.length > 0) {
    say('\nPeople to sign in as, on this machine only:')
    const width = (pick: (person: DemoPerson) => string) =>
      Math.max(...people.map((person) => pick(person).length))
    const [emails, roles] = [width(({ email }) => email), width(({ role }) => role)]
    for (const { name, role, email, password } of people)
      say(`  ${email.padEnd(emails)}  ${password}  ${role.padEnd(roles)}  ${name}`)
  }
  say('\nCtrl-C stops it.')
}

type DemoPerson = { name: string; role: string; email: string; password: string }

function readDemoPeople(): DemoPerson[] {
  const file = path.join(dataFolder(), 'demo-people.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
}
