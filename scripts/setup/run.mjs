import { spawn } from 'node:child_process'
import path from 'node:path'
import { quietEnvironment, root } from './folders.mjs'
import { Refusal } from './terminal.mjs'

const leash = path.join(root, 'scripts', 'setup', 'leash.mjs')
const windows = process.platform === 'win32'
/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/** Ends what `run` has started, with its descendants. For the moment a person presses ctrl-C. */
export function stopChildren() {
  for (const child of running) stopGroup(child)
}

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} [signal] */
function stopGroup(child, signal = 'SIGTERM') {
  try {
    if (windows || !child.pid) child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // It has already ended.
  }
}

/**
 * Runs a command to its end with its output held back; when it fails, the last `lines` of that output are in the
 * message. `shown` lets the output through instead.
 * @param {string} command @param {string[]} args
 * @param {{ what?: string, env?: Record<string, string | undefined>, shown?: boolean, lines?: number, shell?: boolean }} [options]
 * @returns {Promise<string>} its output
 */
export function run(
  command,
  args,
  { what = command, env = {}, shown = false, lines = 40, shell = false } = {},
) {
  return new Promise((resolve, reject) => {
    // A group of its own: ctrl-C reaches only us, and we end the whole group. The leash ends it when we are killed.
    const child = spawn(process.execPath, [leash, command, ...args], {
      cwd: root,
      env: { ...quietEnvironment(), OBELUS_LEASH_SHELL: shell ? '1' : undefined, ...env },
      stdio: ['ignore', shown ? 'inherit' : 'pipe', shown ? 'inherit' : 'pipe', 'ipc'],
      detached: !windows,
      windowsHide: true,
    })
    running.add(child)
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => {
      running.delete(child)
      reject(new Refusal(`${what} could not be started: ${error.message}`))
    })
    child.on('close', (code, signal) => {
      running.delete(child)
      if (code === 0) return resolve(output)
      const tail = output.trim().split('\n').slice(-lines).join('\n')
      reject(new Refusal(`${tail ? `${tail}\n` : ''}${what} failed (${signal ?? `exit code ${code}`}).`))
    })
  })
}

/** Runs npm itself, the one that started us where possible. @param {string[]} args @param {Parameters<typeof run>[2]} [options] */
export function runNpm(args, options = {}) {
  const cli = process.env.npm_execpath
  if (cli && /npm-cli\.c?js$/.test(cli)) return run(process.execPath, [cli, ...args], options)
  return run('npm', args, { ...options, shell: windows })
}

/** Runs a Node program of this clone or of its dependencies. @param {string[]} args @param {Parameters<typeof run>[2]} [options] */
export function runNode(args, options = {}) {
  return run(process.execPath, args, options)
}
