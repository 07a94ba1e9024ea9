import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../../scripts/postgres/server.ts'
import { quietEnvironment, root } from '../../scripts/setup/folders.mjs'
import { Refusal } from '../../scripts/setup/terminal.mjs'
import { type Cores, onServerCore } from '../cores.ts'

export type Server = {
  url: string
  pid: number
  /** The bytes it holds on to; only of a program that was started with `tellingMemory`. */
  memory(): Promise<number>
  /** The last lines it wrote, for when something goes wrong. */
  said(): string
  stop(): Promise<void>
}
export type Program = {
  what: string
  cores: Cores
  folder: string
  args: (port: number) => string[]
  env?: (url: string) => Record<string, string | undefined>
}

/** For programs that don't notice by themselves that the bench is gone. */
export const withParent = ['--import', path.join(root, 'bench', 'servers', 'with-parent.mjs')]

/** For programs that are asked how much memory they need. */
export const tellingMemory = [
  '--expose-gc',
  '--import',
  path.join(root, 'bench', 'servers', 'tell-memory.mjs'),
]

/** Starts a Node program on the servers' core and a free port, and waits until it answers. */
export async function startServer({ what, cores, folder, args, env = () => ({}) }: Program): Promise<Server> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(...onServerCore(cores, process.execPath, args(port)), {
    cwd: folder,
    env: { ...quietEnvironment(), ...env(url), NODE_ENV: 'production', PORT: String(port) },
    // The open channel is its leash.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  const said = listen(child)
  const server = {
    url,
    pid: child.pid ?? 0,
    memory: () => askMemory(child),
    said,
    stop: () => stop(child),
  }
  try {
    await answering(child, url)
  } catch {
    await server.stop()
    throw new Refusal(`${said()}\n${what} did not start.`)
  }
  return server
}

function askMemory(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    const hear = (message: { type?: string; bytes?: number }) => {
      if (message.type !== 'memory') return
      child.off('message', hear)
      resolve(message.bytes ?? 0)
    }
    child.on('message', hear)
    child.send('memory')
  })
}

// Its output is drained, so that it never waits for us, and its end kept for the case that something goes wrong.
function listen(child: ChildProcess): () => string {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      said = (said + chunk).slice(-20_000)
    })
  }
  return () => said.trim().split('\n').slice(-20).join('\n')
}

async function answering(child: ChildProcess, url: string) {
  const deadline = Date.now() + 60_000
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline)
      throw new Error('silent')
    try {
      await (await fetch(url, { signal: AbortSignal.timeout(5_000) })).arrayBuffer()
      return
    } catch {
      await wait(50)
    }
  }
}

async function stop(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = new Promise<boolean>((resolve) => child.once('exit', () => resolve(true)))
  if (child.connected) child.disconnect()
  const inTime = await Promise.race([exited, wait(15_000, false, { ref: false })])
  if (!inTime) child.kill('SIGKILL')
  await exited
}
