import path from 'node:path'
import { parseArgs } from 'node:util'
import { generateIfNeeded } from './setup/generate.mjs'
import { installIfNeeded } from './setup/install.mjs'
import { runNode, stopChildren } from './setup/run.mjs'
import { runMain } from './setup/terminal.mjs'

/**
 * `npm run test:faults`: breaks things on purpose, at full dose; `-- --quick` at the dose that `npm test` has, and
 * `-- --only F8` one of them. Prints what was done and what was seen.
 */
await runMain(async () => {
  const { values } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string' } } })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stopChildren)
  await installIfNeeded()
  await generateIfNeeded()
  const only = values.only ? ['-t', `${values.only}:`] : []
  await runNode(
    [
      path.join('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--project',
      'faults',
      '--no-file-parallelism',
      ...only,
    ],
    { what: 'test:faults', shown: true, env: { OBELUS_FAULTS_QUICK: values.quick ? '1' : undefined } },
  )
})
