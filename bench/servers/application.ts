import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { root } from '../../scripts/setup/folders.mjs'
import type { Cores } from '../cores.ts'
import { type Server, startServer, tellingMemory } from './start.ts'

const parts = [
  '.next',
  'server',
  'lib',
  'prisma',
  'public',
  'next.config.mjs',
  'package.json',
  'tsconfig.json',
]
const notNeeded = ['cache', 'dev', 'trace'].map((name) => path.join(root, '.next', name))

export type Settings = { databaseUrl: string; authSecret: string; data: string; pagesFolder?: string }

/**
 * The application as `npm run up` starts it, but from a copy of the build: the pages that Next.js keeps on disk
 * are then gone with the copy, and a build that somebody makes meanwhile changes nothing.
 */
export async function startApplication(
  cores: Cores,
  folder: string,
  settings: Settings,
  profile: string | null,
): Promise<Server> {
  copyBuild(folder)
  const profiling = profile ? ['--cpu-prof', '--cpu-prof-dir', path.resolve(root, profile)] : []
  return startServer({
    what: 'The application',
    cores,
    folder,
    args: () => [...profiling, ...tellingMemory, path.join('server', 'start.cjs')],
    env: (url) => ({
      DATABASE_URL: settings.databaseUrl,
      AUTH_SECRET: settings.authSecret,
      OBELUS_DATA: settings.data,
      OBELUS_URL: url,
      HOST: '127.0.0.1',
      // Everything is counted, and nobody is refused.
      LIMITS_TIMES: '1000000',
      SHARED_PAGES_FOLDER: settings.pagesFolder,
    }),
  })
}

function copyBuild(folder: string) {
  mkdirSync(folder, { recursive: true })
  for (const part of parts.filter((name) => existsSync(path.join(root, name)))) {
    cpSync(path.join(root, part), path.join(folder, part), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !notNeeded.includes(source),
    })
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'dir')
}
