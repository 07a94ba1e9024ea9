import path from 'node:path'
import { root } from './folders.mjs'
import { runNode } from './run.mjs'
import { hashFiles, listSources, onceFor } from './stamp.mjs'
import { step } from './terminal.mjs'

const sources = [
  'app',
  'components',
  'lib',
  'server',
  'public',
  'styles',
  'prisma/schema.prisma',
  'prisma.config.ts',
  'next.config.mjs',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'proxy.ts',
  'mdx-components.tsx',
].map(path.normalize)
const stamp = path.join(root, '.next', 'obelus-build')
const output = path.join(root, '.next', 'BUILD_ID')

// What one machine's settings are must not end up in a build that serves another: the build sees none of them.
const hidden = {
  DATABASE_URL: undefined,
  MIGRATION_DATABASE_URL: undefined,
  AUTH_SECRET: undefined,
  OBELUS_URL: undefined,
  OBELUS_DATA: undefined,
  PORT: undefined,
  HOST: undefined,
}

/**
 * Builds for production, unless the last successful build was made from the same sources. `show` may keep quiet.
 * @param {(label: string, work: () => Promise<unknown>) => Promise<unknown>} [show]
 */
export async function buildIfNeeded(show = step) {
  const hash = hashFiles(listSources(sources), [process.versions.node, ...publicSettings()])
  await onceFor({ stamp, output, hash }, () => show('Building', build))
}

async function build() {
  await runNode([path.join('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
    what: 'next build',
    env: { ...hidden, NODE_ENV: 'production' },
  })
}

/** Settings that Next writes into the browser's code. */
function publicSettings() {
  return Object.entries(process.env)
    .filter(([name]) => name.startsWith('NEXT_PUBLIC_'))
    .map((pair) => pair.join('='))
}
