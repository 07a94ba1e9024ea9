import { stopChildren } from './run.mjs'

/** Thrown inside work that goes on although the end was asked for. */
export class Ended extends Error {}

/**
 * Notices that this command should end: ctrl-C, SIGTERM, a closed terminal, or the end of the npm that started it
 * (npm killed with -9 tells nobody). `asked` resolves then, and `run` refuses to begin anything more.
 */
export function watchForEnd() {
  let ended = false
  /** @type {(reason: string) => void} */
  let resolve = () => {}
  /** @type {Promise<string>} */
  const asked = new Promise((done) => (resolve = done))
  /** @param {string} reason */
  function end(reason) {
    if (ended) return
    ended = true
    stopChildren()
    resolve(reason)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(signal))
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) {
    setInterval(() => process.ppid !== parent && end('its parent has ended'), 1000).unref()
  }
  return {
    asked,
    isAsked: () => ended,
    /** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
    async run(work) {
      if (ended) throw new Ended()
      const result = await work()
      if (ended) throw new Ended()
      return result
    },
  }
}
