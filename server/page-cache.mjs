import fileSystemCache from 'next/dist/server/lib/incremental-cache/file-system-cache.js'

const FileSystemCache = fileSystemCache.default ?? fileSystemCache

/**
 * Next's own store of finished pages, but for those that are not there: whoever asks for made-up addresses would
 * fill the disk with them, and an article would stay missing for a moment after it appeared. What a page depends on is
 * noted on the way (`page-tags.ts`), and how much was stored (`room-on-disk.ts`).
 */
export default class PageCache extends FileSystemCache {
  /** @param {string} key @param {object} context */
  async get(key, context) {
    const found = await super.get(key, context)
    noteTags(key, found?.value)
    return found
  }

  /** @param {string} key @param {{ status?: number } | null} page @param {object} context */
  async set(key, page, context) {
    if (page?.status === 404) return
    noteTags(key, page)
    await super.set(key, page, context)
    await obelus()?.stored?.(sizesOf(page))
  }
}

/** @param {string} key @param {{ headers?: Record<string, unknown> } | null | undefined} page */
function noteTags(key, page) {
  const tags = page?.headers?.['x-next-cache-tags']
  if (typeof tags === 'string') obelus()?.pageTags?.set(key.slice(key.indexOf('/$/') + 2), tags.split(','))
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
    /** @type {{ obelus?: { pageTags?: Map<string, string[]>, stored?: (sizes: number[]) => Promise<void> } }} */ (
      globalThis
    )
  return obelus
}
