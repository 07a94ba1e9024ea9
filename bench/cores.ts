import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import os from 'node:os'

/** The core the servers run on and the one that load and database share; null where cores cannot be chosen. */
export type Cores = { server: number; load: number } | null

let known: Cores | undefined

/** Linux with `taskset` and two cores or more; elsewhere everything shares whatever there is, and the report says so. */
export function findCores(): Cores {
  if (known === undefined) {
    const canPin = process.platform === 'linux' && spawnSync('taskset', ['--version']).status === 0
    known = canPin && os.availableParallelism() > 1 ? { server: 0, load: 1 } : null
  }
  return known
}

/** Moves this process, with every thread it has, to the load's core; what it starts from then on stays there too. */
export function moveToLoadCore(cores: Cores) {
  if (cores) spawnSync('taskset', ['-a', '-c', '-p', String(cores.load), String(process.pid)])
}

/** Lets this process and what it starts use every core again, for builds. */
export function moveToAllCores(cores: Cores) {
  if (cores) spawnSync('taskset', ['-a', '-c', '-p', `0-${os.cpus().length - 1}`, String(process.pid)])
}

/** A command line that runs on the servers' core. */
export function onServerCore(cores: Cores, command: string, args: string[]): [string, string[]] {
  return cores ? ['taskset', ['-c', String(cores.server), command, ...args]] : [command, args]
}

/** Seconds of processor time that anything at all has used of the servers' core; null where the system does not tell. */
export function coreSeconds(cores: Cores): number | null {
  if (!cores) return null
  const line = new RegExp(`^cpu${cores.server} (.*)$`, 'm').exec(readFileSync('/proc/stat', 'utf8'))
  // user, nice, system, idle, iowait, irq, softirq, steal
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] =
    line?.[1]?.split(' ').map(Number) ?? []
  return (user + nice + system + irq + softirq + steal) / ticksPerSecond
}

const ticksPerSecond = 100

/** Seconds of processor time a process has used so far; null where the system does not tell. */
export function cpuSeconds(pid: number): number | null {
  if (process.platform !== 'linux') return null
  // After the name in brackets, which may hold anything: state is field 3, utime 14, stime 15.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}
