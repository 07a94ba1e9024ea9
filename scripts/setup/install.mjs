import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { root } from './folders.mjs'
import { runNpm } from './run.mjs'
import { Refusal, step } from './terminal.mjs'

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[], link?: boolean }} LockEntry */

const hiddenLock = path.join(root, 'node_modules', '.package-lock.json')

/** Installs exactly what package-lock.json says, unless node_modules already holds exactly that. */
export async function installIfNeeded() {
  checkNodeVersion()
  if (isInstalled()) return
  // Its absence marks node_modules as unfinished, so an installation killed half-way is done again.
  rmSync(hiddenLock, { force: true })
  await step('Installing dependencies', () =>
    runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'], { what: 'npm ci' }),
  )
}

function checkNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Refusal(`Obelus needs Node 20.19 or newer; this is Node ${process.versions.node}.`)
}

/** Whether node_modules is complete and the same as package-lock.json. npm writes its own copy of the lock there, last. */
export function isInstalled() {
  if (!existsSync(hiddenLock)) return false
  const wanted = packagesOf(path.join(root, 'package-lock.json'))
  const present = packagesOf(hiddenLock)
  return Object.entries(wanted).every(([folder, entry]) => {
    if (folder === '') return true
    const found = present[folder]
    if (!found) return mayBeAbsent(entry)
    return (
      found.version === entry.version &&
      found.integrity === entry.integrity &&
      existsSync(path.join(root, folder))
    )
  })
}

/** @param {string} file @returns {Record<string, LockEntry>} */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}

/** Optional packages for other machines are not installed here. @param {LockEntry} entry */
function mayBeAbsent(entry) {
  if (!entry.optional) return false
  const fits = (entry.os?.includes(process.platform) ?? true) && (entry.cpu?.includes(process.arch) ?? true)
  const says = Boolean(entry.os || entry.cpu) && !entry.libc
  return !(fits && says)
}
