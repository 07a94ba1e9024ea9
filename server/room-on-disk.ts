import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'

/** What Next.js has stored: one page, or one thing that pages were made from. */
type Entry = { name: string; files: string[]; bytes: number; usedAt: number }

/** Where Next.js keeps what it makes on request. What the build made stands elsewhere and is never touched. */
const made = [path.join('server', 'route-cache'), path.join('cache', 'fetch-cache')]
/** A page is several files; without one of the first two it counts as not there. */
const endings = /\.(?:html|body|rsc|meta|segments[/\\].*)$/
const comesFirst = /\.(?:html|body)$/
/** What a file takes on the disk at least, and in steps of what. */
const blockBytes = 4_096

/** `server/page-cache.mjs` finds it in the global object, because Next.js loads that file by itself. */
const shared = globalThis as { obelus?: { stored?: (sizes: number[]) => Promise<void> } }

/**
 * Keeps what Next.js stores below `folder` within so many bytes of disk. Nothing is looked at for each page: after an
 * eighth of that was written, and at the first page after a start, the folders are gone through, and what was longest
 * neither written nor read goes until an eighth is free again. (The file system says when it was read, most of them once
 * a day.) What stands there is what counts, so processes may share a folder: each then adds an eighth at most. A
 * page that goes while it is read counts as not there, and is made anew.
 */
export function keepWithin(bytes: number, folder = '.next'): void {
  const part = bytes / 8
  let added = part
  let clearing: Promise<void> | undefined
  shared.obelus ??= {}
  shared.obelus.stored = async (sizes) => {
    for (const size of sizes) added += Math.ceil(size / blockBytes) * blockBytes
    if (added < part && !clearing) return
    if (!clearing) {
      added = 0
      clearing = clear(folder, bytes - part)
        .catch((error: unknown) => console.error('Old pages could not be removed from the disk:', error))
        .finally(() => {
          clearing = undefined
        })
    }
    await clearing
  }
}

async function clear(folder: string, most: number): Promise<void> {
  const entries = (await Promise.all(made.map((place) => entriesIn(path.join(folder, place))))).flat()
  let total = entries.reduce((sum, { bytes }) => sum + bytes, 0)
  for (const entry of entries.sort((a, b) => a.usedAt - b.usedAt)) {
    if (total <= most) return
    await remove(entry)
    total -= entry.bytes
  }
}

async function entriesIn(folder: string): Promise<Entry[]> {
  const entries = new Map<string, Entry>()
  for (const file of await filesIn(folder)) {
    const found = await stat(file).catch(() => null)
    if (!found?.isFile()) continue
    const name = file.replace(endings, '')
    const entry = entries.get(name) ?? { name, files: [], bytes: 0, usedAt: 0 }
    entries.set(name, entry)
    entry.files.push(file)
    entry.bytes += found.blocks ? found.blocks * 512 : found.size
    entry.usedAt = Math.max(entry.usedAt, found.mtimeMs, found.atimeMs)
  }
  return [...entries.values()]
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  return names.map((name) => path.join(folder, name))
}

async function remove({ name, files }: Entry): Promise<void> {
  for (const file of [...files.filter((one) => comesFirst.test(one)), ...files])
    await rm(file, { force: true })
  await rm(`${name}.segments`, { recursive: true, force: true })
}
