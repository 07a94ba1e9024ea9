import { rm } from 'node:fs/promises'
import { LRUCache } from 'lru-cache'
import fileSystemCache from 'next/dist/server/lib/incremental-cache/file-system-cache.js'
import { areTagsStale } from 'next/dist/server/lib/incremental-cache/tags-manifest.external.js'

const FileSystemCache = fileSystemCache.default ?? fileSystemCache

/** When the making of an entry began, of those that are being made and of those that are kept. */
const making = new LRUCache({ max: 20_000 })
const begun = new LRUCache({ max: 20_000 })

/**
 * Next's own store of finished pages and of what they are made from, but
 *
 * - without pages that are not there: whoever asks for made-up addresses would fill the disk with them, and an article
 *   would stay missing for a moment after it appeared; one that is there no more goes, where Next.js would show it on;
 * - with each entry as old as its making, not as its storing: what was read before a mark and stored after it would
 *   count as fresh, and show what is gone.
 *
 * What a page depends on is noted on the way (`page-tags.ts`), and how much was stored (`room-on-disk.ts`).
 */
export default class PageCache extends FileSystemCache {
  /** @param {string} key @param {{ tags?: string[] }} context */
  async get(key, context) {
    const now = Date.now()
    const found = await super.get(key, context)
    noteTags(key, found?.value)
    if (found?.lastModified) found.lastModified = Math.min(found.lastModified, begun.get(key) ?? now)
    // Whoever is told so makes it anew.
    const isOld = !found || areTagsStale(context.tags ?? tagsOf(found.value), found.lastModified)
    if (!isOld) making.delete(key)
    else if (!making.has(key)) making.set(key, now)
    return found
  }

  /** @param {string} key @param {{ status?: number } | null} page @param {object} context */
  async set(key, page, context) {
    const at = making.get(key) ?? Date.now()
    making.delete(key)
    if (page?.status === 404) return this.forget(key)
    noteTags(key, page)
    await super.set(key, page, context)
    begun.set(key, at)
    obelus()?.pageBegun?.set(pathOf(key), at)
    await obelus()?.stored?.(sizesOf(page))
  }

  /** @param {string} key */
  async forget(key) {
    begun.delete(key)
    FileSystemCache.memoryCache?.remove(key)
    const page = this.getFilePath(`${key}.html`, 'APP_PAGE')
    for (const ending of ['.html', '.rsc', '.meta', '.segments'])
      await rm(page.replace(/\.html$/, ending), { recursive: true, force: true })
  }
}

/** @param {{ headers?: Record<string, unknown> } | null | undefined} page */
function tagsOf(page) {
  const tags = page?.headers?.['x-next-cache-tags']
  return typeof tags === 'string' ? tags.split(',') : []
}

/** @param {string} key @param {{ headers?: Record<string, unknown> } | null | undefined} page */
function noteTags(key, page) {
  const tags = tagsOf(page)
  if (tags.length > 0) obelus()?.pageTags?.set(pathOf(key), tags)
}

/** @typedef {string | Uint8Array | undefined} Bytes */

/**
 * @param {{ html?: Bytes, rscData?: Bytes, body?: Bytes, data?: { body?: Bytes }, segmentData?: Map<string, Bytes> } | null} page
 * @returns {number[]} the length of each file that it is stored as
 */
function sizesOf(page) {
  const parts = [
    page?.html,
    page?.rscData,
    page?.body,
    page?.data?.body,
    ...(page?.segmentData?.values() ?? []),
  ]
  return parts.filter((part) => part !== undefined).map((part) => Buffer.byteLength(part ?? ''))
}

/** What `server/` has left for this file. */
function obelus() {
  const { obelus } =
    /** @type {{ obelus?: { pageTags?: Map<string, string[]>, pageBegun?: Map<string, number>, stored?: (sizes: number[]) => Promise<void> } }} */ (
      globalThis
    )
  return obelus
}

/** @param {string} key */
const pathOf = (key) => key.slice(key.indexOf('/$/') + 2)
