import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { root } from './folders.mjs'
import { holding } from './lock.mjs'

const notSource = /(\.test\.tsx?$)|(^\.)/

/** Every file under the given files and folders, sorted, tests left out. @param {string[]} names @returns {string[]} */
export function listSources(names) {
  return names.flatMap((name) => {
    const full = path.join(root, name)
    if (!existsSync(full)) return []
    if (!statSync(full).isDirectory()) return [name]
    const children = readdirSync(full)
      .filter((child) => !notSource.test(child))
      .sort()
    return listSources(children.map((child) => path.join(name, child)))
  })
}

/** One hash of the names and contents of files, and of whatever else the result depends on. @param {string[]} files @param {string[]} [more] */
export function hashFiles(files, more = []) {
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(`${file.split(path.sep).join('/')}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0')
  for (const part of more) hash.update(`${part}\0`)
  return hash.digest('hex')
}

/** Writes a file so that a reader sees the old text or the new one, never half. @param {string} file @param {string} text */
export function writeWhole(file, text) {
  mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.tmp`
  writeFileSync(draft, text)
  renameSync(draft, file)
}

/** @param {string} stampFile @param {string} hash */
function isStamped(stampFile, hash) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8').trim() === hash
}

/**
 * Does `work` unless it last succeeded with the same hash and its output is still there. The stamp is taken away
 * first and written last, so work that was killed in the middle is done again. One process at a time.
 * @param {{ stamp: string, output: string, hash: string }} state @param {() => Promise<unknown>} work
 */
export async function onceFor({ stamp, output, hash }, work) {
  const isDone = () => isStamped(stamp, hash) && existsSync(output)
  if (isDone()) return
  await holding(path.join(root, 'node_modules', '.cache', `${path.basename(stamp)}.lock`), async () => {
    if (isDone()) return
    rmSync(stamp, { force: true })
    await work()
    writeWhole(stamp, hash)
  })
}
