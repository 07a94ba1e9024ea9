import readline from 'node:readline/promises'

/** An expected failure: its message is the one sentence the person at the terminal reads. No stack trace. */
export class Refusal extends Error {
  /** @param {string} sentence @param {number} [exitCode] */
  constructor(sentence, exitCode = 1) {
    super(sentence)
    this.exitCode = exitCode
  }
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`)
}

/** Prints why it ended and returns the exit code. Bugs keep their stack. @param {unknown} error @returns {number} */
export function explain(error) {
  if (error instanceof Refusal) {
    process.stderr.write(`${error.message}\n`)
    return error.exitCode
  }
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  return 1
}

/** Runs a command's main function and ends the process with its exit code. @param {() => Promise<number | void>} main */
export async function runMain(main) {
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
  try {
    process.exitCode = (await main()) || 0
  } catch (error) {
    process.exitCode = explain(error)
  }
}

/**
 * Does `work`, and shows that it is going on once it has taken more than a second: a counting line on a
 * terminal, two plain lines elsewhere.
 * @template T @param {string} label @param {() => Promise<T>} work @returns {Promise<T>}
 */
export async function step(label, work) {
  const started = Date.now()
  const seconds = () => ((Date.now() - started) / 1000).toFixed(1)
  const live = Boolean(process.stdout.isTTY)
  let shown = false
  const timer = setInterval(() => {
    if (live) process.stdout.write(`\r\x1b[2K  ${label} … ${Math.floor((Date.now() - started) / 1000)} s`)
    else if (!shown) say(`  ${label} …`)
    shown = true
  }, 1000)
  try {
    const result = await work()
    if (shown) say(`${live ? '\r\x1b[2K' : ''}  ${label}: done in ${seconds()} s`)
    return result
  } catch (error) {
    if (shown) say(`${live ? '\r\x1b[2K' : ''}  ${label}: failed after ${seconds()} s`)
    throw error
  } finally {
    clearInterval(timer)
  }
}

/**
 * Asks before something is destroyed. Without a terminal nobody can answer, so it refuses.
 * @param {string} question @param {{ yes?: boolean }} options
 */
export async function confirm(question, { yes = false }) {
  if (yes) return
  if (!process.stdin.isTTY) throw new Refusal(`${question} Nobody is there to answer; add --yes to go ahead.`)
  const terminal = readline.createInterface({ input: process.stdin, output: process.stdout })
  terminal.on('SIGINT', () => terminal.close())
  const answer = await terminal.question(`${question} [y/N] `).catch(() => '')
  terminal.close()
  if (!/^y(es)?$/i.test(answer.trim())) throw new Refusal('Nothing was changed.')
}
