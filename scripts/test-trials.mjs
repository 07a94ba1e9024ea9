import path from 'node:path'
import { parseArgs } from 'node:util'
import { generateIfNeeded } from './setup/generate.mjs'
import { installIfNeeded } from './setup/install.mjs'
import { runNode, stopChildren } from './setup/run.mjs'
import { runMain } from './setup/terminal.mjs'

/**
 * `npm run test:faults` breaks things on purpose, `npm run test:abuse` does what people with bad intentions do, both at
 * full dose; `-- --quick` at the dose that `npm test` has, and `-- --only A7` one row. `--payloads folder` adds lists of
 * one's own to those of `test/abuse/payloads`. Prints what was done and what was seen.
 */
await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean' }, only: { type: 'string' }, payloads: { type: 'string' } },
  })
  const [what = ''] = positionals
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stopChildren)
  await installIfNeeded()
  await generateIfNeeded()
  const only = values.only ? ['-t', `${values.only}:`] : []
  await runNode(
    [
      path.join('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--project',
      'trials',
      '--no-file-parallelism',
      `test/${what}/`,
      ...only,
    ],
    {
      what: `test:${what}`,
      shown: true,
      env: {
        OBELUS_FAULTS_QUICK: values.quick ? '1' : undefined,
        OBELUS_FAULTS_PAYLOADS: values.payloads && path.resolve(values.payloads),
      },
    },
  )
})
