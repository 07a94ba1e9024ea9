import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildIfNeeded } from './setup/build.mjs'
import { generateIfNeeded } from './setup/generate.mjs'
import { installIfNeeded } from './setup/install.mjs'
import { runNode, stopChildren } from './setup/run.mjs'
import { runMain, say } from './setup/terminal.mjs'

/** @typedef {{ name: string, passed: number, failed: number, seconds: number, note?: string }} Outcome */
/** @typedef {{ name: string, run: () => Promise<unknown>, count?: () => { passed: number, failed: number } | null }} Phase */

const reports = mkdtempSync(path.join(os.tmpdir(), 'obelus-reports-'))
process.on('exit', () => rmSync(reports, { recursive: true, force: true }))
let interrupted = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interrupted = true
    stopChildren()
  })
}

/**
 * @param {string} project @param {string[]} [options]
 * @param {{ env?: Record<string, string>, shown?: boolean }} [how] not shown: what it says comes when it has ended
 */
const vitest = (project, options = [], { env = {}, shown = true } = {}) => ({
  run: () => {
    const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportOf(project)}`]
    return runNode(
      [path.join('node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', project, ...options, ...report],
      { what: project, shown, lines: Number.POSITIVE_INFINITY, env },
    )
  },
  count: () => countVitest(reportOf(project)),
})

// Those of a line run together: the first shows what it does, the next keeps quiet until the first is over.
/** @type {Phase[][]} */
const lines = [
  [
    {
      name: 'check',
      run: () => runNode([path.join('scripts', 'check.mjs')], { what: 'check', shown: true }),
    },
  ],
  [
    { name: 'unit', ...vitest('unit') },
    { name: 'build', run: () => buildIfNeeded((_, work) => work()) },
  ],
  // The trials wait more than they work.
  [
    { name: 'db', ...vitest('db') },
    {
      name: 'trials',
      ...vitest('trials', ['--no-file-parallelism'], { env: { OBELUS_FAULTS_QUICK: '1' }, shown: false }),
    },
  ],
  [{ name: 'e2e', run: runPlaywright, count: () => countPlaywright(reportOf('e2e')) }],
]

await runMain(async () => {
  await installIfNeeded()
  await generateIfNeeded()
  /** @type {Outcome[]} */
  const outcomes = []
  for (const line of lines) {
    if (interrupted) break
    const buildFailed = outcomes.some(({ name, failed }) => name === 'build' && failed > 0)
    const isLeftOut = (/** @type {Phase} */ { name }) => buildFailed && ['trials', 'e2e'].includes(name)
    outcomes.push(...(await runLine(line.filter((phase) => !isLeftOut(phase)))))
    for (const { name } of line.filter(isLeftOut))
      outcomes.push({ name, passed: 0, failed: 0, seconds: 0, note: 'left out: no build' })
  }
  const failed = summarise(outcomes)
  if (interrupted) return 130
  return failed > 0 ? 1 : 0
})

/** @param {Phase[]} line @returns {Promise<Outcome[]>} */
async function runLine(line) {
  const started = Date.now()
  const running = line.map(({ run }) =>
    run().then(
      (output) => ({ output, error: null, seconds: (Date.now() - started) / 1000 }),
      (error) => ({ output: '', error, seconds: (Date.now() - started) / 1000 }),
    ),
  )
  const outcomes = []
  for (const [at, phase] of line.entries()) {
    say(`\n── ${phase.name} ──`)
    const { output, error, seconds } = await running[at]
    if (error) say(error.message)
    else if (output) say(String(output))
    outcomes.push({ name: phase.name, seconds, ...countOf(phase, error) })
  }
  return outcomes
}

// A phase that fails without a failed test (a crash, a lint error) counts as one; so does a passed one without tests.
/** @param {Phase} phase @param {Error | null} error */
function countOf({ count }, error) {
  const counted = count?.() ?? { passed: 0, failed: 0 }
  const failed = error ? Math.max(1, counted.failed) : counted.failed
  return { passed: count ? counted.passed : Number(!error), failed }
}

function runPlaywright() {
  return runNode(
    [
      path.join('node_modules', '@playwright', 'test', 'cli.js'),
      'test',
      '--reporter=list,json',
      '--pass-with-no-tests',
    ],
    {
      what: 'e2e',
      shown: true,
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: reportOf('e2e'), OBELUS_E2E_RESULTS: undefined },
    },
  )
}

/** @param {string} name */
function reportOf(name) {
  return path.join(reports, `${name}.json`)
}

/** @param {string} file */
function countVitest(file) {
  const report = readReport(file)
  return report && { passed: report.numPassedTests ?? 0, failed: report.numFailedTests ?? 0 }
}

/** @param {string} file */
function countPlaywright(file) {
  const report = readReport(file)
  return (
    report?.stats && { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected }
  )
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** @param {Outcome[]} outcomes @returns {number} how many failed */
function summarise(outcomes) {
  say('\nphase     passed  failed   seconds')
  for (const { name, passed, failed, seconds, note = '' } of outcomes) {
    say(
      `${name.padEnd(8)} ${String(passed).padStart(7)} ${String(failed).padStart(7)} ${seconds.toFixed(1).padStart(9)}  ${note}`.trimEnd(),
    )
  }
  const sum = (/** @type {'passed' | 'failed'} */ key) =>
    outcomes.reduce((total, outcome) => total + outcome[key], 0)
  say(`${sum('passed')} passed, ${sum('failed')} failed`)
  return sum('failed')
}
