import path from 'node:path'
import { watchForEnd } from './ending.mjs'
import { dataFolder, loadDotEnv, root } from './folders.mjs'
import { generateIfNeeded } from './generate.mjs'
import { installIfNeeded } from './install.mjs'
import { holding, tryLock } from './lock.mjs'
import { readServeOptions } from './options.mjs'
import { confirm, Refusal, runMain } from './terminal.mjs'

/** @typedef {import('./options.mjs').ServeOptions} ServeOptions */
/** What has to be undone at the end, the last thing first. @typedef {(() => Promise<void> | void)[]} Undo */

/** The whole of `npm run up` and `npm run dev`. @param {string} command @param {'production' | 'development'} mode @param {string} what */
export function runServing(command, mode, what) {
  return runMain(async () => {
    loadDotEnv()
    const options = readServeOptions(command, what)
    if (!options) return 0
    const ending = watchForEnd()
    /** @type {Undo} */
    const undo = []
    try {
      await serve(mode, options, ending, undo)
    } catch (error) {
      if (!ending.isAsked()) throw error
    } finally {
      for (const step of undo.reverse()) await step()
    }
    return 0
  })
}

/** @param {'production' | 'development'} mode @param {ServeOptions} options @param {ReturnType<typeof watchForEnd>} ending @param {Undo} undo */
async function serve(mode, options, ending, undo) {
  const lock = await lockData(undo)
  if (options.fresh) await confirm(`Delete everything in ${dataFolder()}?`, options)
  await ending.run(() => holding(path.join(root, '.obelus', 'install.lock'), installIfNeeded))
  await ending.run(generateIfNeeded)
  // Only now is there anything that can read TypeScript.
  const { register } = await import('tsx/esm/api')
  register()
  const { serveApplication } = await import('../serve.ts')
  await serveApplication({ mode, options, ending, undo, announce: (url) => lock?.setNote(url) })
}

// Whoever has a database of their own may run as many as they like on it.
/** @param {Undo} undo */
async function lockData(undo) {
  if (process.env.DATABASE_URL) return null
  const lock = await tryLock(path.join(dataFolder(), 'up.lock'))
  if ('heldBy' in lock) {
    const { pid, note } = lock.heldBy
    throw new Refusal(
      `Obelus already runs on this data${note ? ` at ${note}` : ', and is still starting'} (process ${pid}); stop it first.`,
    )
  }
  undo.push(() => lock.release())
  return lock
}
