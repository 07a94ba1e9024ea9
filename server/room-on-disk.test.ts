import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { nodeFs } from 'next/dist/server/lib/node-fs-methods.js'
import { afterEach, beforeEach, expect, it } from 'vitest'
import PageCache from './page-cache.mjs'
import { keepWithin } from './room-on-disk'

const most = 2 * 1024 ** 2
const shared = globalThis as { obelus?: { stored?: (sizes: number[]) => Promise<void> } }
const context = { kind: 'APP_PAGE', isFallback: false, isRoutePPREnabled: false }
let folder: string
const keyOf = (name: string) => `/route-cache/APP_PAGE/source/$/articles/${name}`
const built = () => path.join(folder, 'server', 'app', 'built.html')

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'obelus-room-'))
  mkdirSync(path.dirname(built()), { recursive: true })
  writeFileSync(built(), Buffer.alloc(most))
})
afterEach(() => {
  delete shared.obelus?.stored
  rmSync(folder, { recursive: true })
})

function openStore() {
  keepWithin(most, folder)
  // Next.js declares its store without what it gives it.
  const Store = PageCache as unknown as new (given: object) => PageCache
  return new Store({ fs: nodeFs, flushToDisk: true, serverDistDir: path.join(folder, 'server') })
}

/** A page as Next.js stores one: five files, 176 kB on the disk with blocks of 4 kB. */
function pageOf(name: string) {
  return {
    kind: 'APP_PAGE',
    html: `<html>${name}${'x'.repeat(100_000)}</html>`,
    rscData: Buffer.alloc(60_000),
    headers: { 'x-next-cache-tags': `article:${name}` },
    status: 200,
    segmentData: new Map([
      ['/_tree', Buffer.alloc(100)],
      ['/_full', Buffer.alloc(100)],
    ]),
  } as never
}

/** What Next.js has made below the folder: bytes on the disk and the names of the pages. */
function onDisk() {
  let bytes = 0
  const names: string[] = []
  for (const place of ['server/route-cache', 'cache/fetch-cache']) {
    const files = readdirSync(path.join(folder, place), { recursive: true, encoding: 'utf8' })
    for (const file of files) {
      const found = statSync(path.join(folder, place, file))
      if (found.isFile()) bytes += found.blocks * 512 || found.size
      if (file.endsWith('.html')) names.push(path.basename(file, '.html'))
    }
  }
  return { bytes, names }
}

async function fill(store: PageCache, from: number, to: number) {
  mkdirSync(path.join(folder, 'cache', 'fetch-cache'), { recursive: true })
  for (let at = from; at < to; at++) {
    await store.set(keyOf(`page-${at}`), pageOf(`page-${at}`), context as never)
    expect(onDisk().bytes).toBeLessThanOrEqual(most)
  }
}

it('never takes more room than it may, and lets the oldest pages go whole', async () => {
  const store = openStore()
  await fill(store, 0, 40)
  const { names, bytes } = onDisk()
  expect(bytes).toBeGreaterThan(most / 2)
  expect(names).toContain('page-39')
  expect(names).not.toContain('page-0')
  expect(await store.get(keyOf('page-0'), context as never)).toBeNull()
  const kept = (await store.get(keyOf('page-39'), context as never)) as { value: { html: string } }
  expect(kept.value.html).toContain('page-39')
  const left = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  expect(left.filter((name) => name.includes('page-0'))).toEqual([])
  expect(statSync(built()).size).toBe(most)
})

it('keeps what was read last, however long ago it was made', async () => {
  const store = openStore()
  await fill(store, 0, 3)
  const later = Date.now() / 1_000 + 3_600
  const file = path.join(folder, 'server', `${keyOf('page-1')}.html`)
  utimesSync(file, later, statSync(file).mtime)
  await fill(store, 3, 40)
  expect(onDisk().names).toContain('page-1')
  expect(onDisk().names).not.toContain('page-2')
})

it('counts what pages were made from, and what stood there before it started', async () => {
  const before = path.join(folder, 'cache', 'fetch-cache', 'old')
  mkdirSync(path.dirname(before), { recursive: true })
  writeFileSync(before, Buffer.alloc(most))
  utimesSync(before, 1, 1)
  await fill(openStore(), 0, 1)
  expect(readdirSync(path.dirname(before))).toEqual([])
  expect(onDisk().names).toEqual(['page-0'])
})

it('goes on when two processes share the folder and one takes what the other is reading', async () => {
  const store = openStore()
  await fill(store, 0, 12)
  const ours = shared.obelus?.stored
  openStore()
  const theirs = shared.obelus?.stored
  const reading = Array.from({ length: 12 }, (_, at) => store.get(keyOf(`page-${at}`), context as never))
  await fillAndClear(12, 30, [ours, theirs])
  for (const found of await Promise.all(reading)) {
    const page = found as { value: { html: string } } | null
    expect(page === null || page.value.html.endsWith('</html>')).toBe(true)
  }
  expect(onDisk().names).toContain('page-29')

  async function fillAndClear(from: number, to: number, clearing: (typeof ours)[]) {
    for (let at = from; at < to; at++) {
      const [one] = await Promise.all([
        store.set(keyOf(`page-${at}`), pageOf(`page-${at}`), context as never),
        ...clearing.map((clear) => clear?.([most])),
      ])
      expect(one).toBeUndefined()
    }
  }
})
