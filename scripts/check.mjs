import path from 'node:path'
import { generateIfNeeded } from './setup/generate.mjs'
import { installIfNeeded } from './setup/install.mjs'
import { runNode, stopChildren } from './setup/run.mjs'
import { runMain, say } from './setup/terminal.mjs'

const tool = (/** @type {string[]} */ ...parts) => path.join('node_modules', ...parts)

// All of them are run: whoever mends one wants to know about the others.
const checks = [
  {
    name: 'format and lint',
    run: () =>
      runNode([tool('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.'], {
        what: 'biome',
      }),
  },
  // Writes next-env.d.ts and the types of the routes, as a build would.
  {
    name: 'types of the routes',
    run: () => runNode([tool('next', 'dist', 'bin', 'next'), 'typegen'], { what: 'next typegen' }),
  },
  { name: 'types', run: () => runNode([tool('typescript', 'bin', 'tsc'), '--noEmit'], { what: 'tsc' }) },
  {
    name: 'layers',
    run: () =>
      runNode([tool('vitest', 'vitest.mjs'), 'run', '--project', 'unit', 'test/layers.test.ts'], {
        what: 'the layer rules',
      }),
  },
  {
    name: 'schema and migrations',
    run: () => runNode(['--import', 'tsx', path.join('scripts', 'db-check.ts')], { what: 'db:check' }),
  },
]

await runMain(async () => {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      stopChildren()
      process.exit(130)
    })
  }
  await installIfNeeded()
  await generateIfNeeded()
  let failed = 0
  for (const check of checks) {
    const problem = await check.run().then(
      () => null,
      (error) => error.message,
    )
    say(problem === null ? `✓ ${check.name}` : `✗ ${check.name}\n${problem}`)
    if (problem !== null) failed++
  }
  return failed > 0 ? 1 : 0
})
