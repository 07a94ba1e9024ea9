import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { chromium } from '@playwright/test'

/** Chromium is not to call home at its start, and as root it runs only without its sandbox. */
export function chromiumFlags(): string[] {
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ]
  return process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet
}

/**
 * The Chromium to use: PLAYWRIGHT_CHROMIUM_PATH, else Playwright's own (undefined), else the system's; where there
 * is none it is installed. An error says in one sentence when even that failed.
 */
export function findOrInstallChromium(): string | undefined {
  const given = process.env.PLAYWRIGHT_CHROMIUM_PATH
  if (given) {
    if (existsSync(given)) return given
    throw new Error(`PLAYWRIGHT_CHROMIUM_PATH names ${given}, which does not exist.`)
  }
  for (const attempt of [nothing, installPlaywrights, installDebians]) {
    attempt()
    if (existsSync(chromium.executablePath())) return undefined
    const system = findSystems()
    if (system) return system
  }
  throw new Error('No Chromium was found or could be installed; name one in PLAYWRIGHT_CHROMIUM_PATH.')
}

function nothing() {}

function installPlaywrights() {
  const cli = path.join(
    path.dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')),
    'cli.js',
  )
  const dependencies = process.getuid?.() === 0 ? ['--with-deps'] : []
  run(process.execPath, [cli, 'install', ...dependencies, 'chromium'])
}

function installDebians() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return
  run('apt-get', ['update'])
  run('apt-get', ['install', '-y', 'chromium-headless-shell'])
  if (!findSystems()) run('apt-get', ['install', '-y', 'chromium'])
}

function run(command: string, args: string[]) {
  console.log(`No Chromium yet: ${path.basename(command)} ${args.join(' ')}`)
  spawnSync(command, args, {
    stdio: 'inherit',
    timeout: 10 * 60_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}

function findSystems(): string | undefined {
  // The shell is the same browser without the windows around the page, which cost a core of their own.
  const names = [
    'chromium-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
  ]
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((file) => existsSync(file))
}
