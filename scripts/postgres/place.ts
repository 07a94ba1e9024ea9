import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { type Account, chooseAccount } from './account.ts'
import { sharedFolder } from './native.ts'

export type Place = {
  /** PostgreSQL's data directory. */
  cluster: string
  /** Its log, beside it. */
  log: string
  account: Account | null
}

/**
 * Where the cluster lives: `postgres/` in the data folder, or, when root keeps the data folder closed to the
 * database's user, under /var/lib/obelus. Once made it stays where it is, unless that place has become closed.
 */
export function choosePlace(dataFolder: string, id: string): Place {
  const inside = path.join(dataFolder, 'postgres')
  const outside = path.join(sharedFolder, id, 'postgres')
  if (process.getuid?.() === 0 && existsSync(outside)) return placeAt(outside)
  const place = placeAt(inside)
  if (!place.account || canEnter(dataFolder, place.account)) return place
  makeOpenFolder(sharedFolder, 0o755)
  makeOpenFolder(path.dirname(outside), 0o711)
  if (existsSync(inside)) moveAcross(inside, outside)
  return placeAt(outside)
}

/** Removes folders that a killed run was still making or removing. */
export function sweep(cluster: string) {
  const parent = path.dirname(cluster)
  if (!existsSync(parent)) return
  const prefix = `${path.basename(cluster)}.`
  const left = readdirSync(parent).filter((name) => name.startsWith(prefix) && /\.(half|gone)$/.test(name))
  for (const name of left) rmSync(path.join(parent, name), { recursive: true, force: true, maxRetries: 5 })
}

/** Removes a folder so that it is either whole or gone, wherever the process is killed. */
export function removeWhole(folder: string) {
  if (!existsSync(folder)) return
  const aside = `${folder}.${process.pid}-${Date.now()}.gone`
  renameSync(folder, aside)
  rmSync(aside, { recursive: true, force: true, maxRetries: 5 })
}

function placeAt(cluster: string): Place {
  return { cluster, log: path.join(path.dirname(cluster), 'postgres.log'), account: chooseAccount(cluster) }
}

function canEnter(folder: string, account: Account): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/' }).status === 0
}

function makeOpenFolder(folder: string, mode: number) {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, mode)
}

function moveAcross(from: string, to: string) {
  const draft = `${to}.${process.pid}.half`
  const account = chooseAccount(from)
  cpSync(from, draft, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true })
  if (account) spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, draft])
  spawnSync('chmod', ['700', draft])
  renameSync(draft, to)
  removeWhole(from)
}
