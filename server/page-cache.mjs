import fileSystemCache from 'next/dist/server/lib/incremental-cache/file-system-cache.js'

const FileSystemCache = fileSystemCache.default ?? fileSystemCache

/**
 * Next's own store of finished pages, but for those that are not there: whoever asks for made-up addresses would
 * fill the disk with them, and an article would stay missing for a moment after it appeared. What a page depends on is
 * noted on the way (`page-tags.ts`).
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
  }
}

/** @param {string} key @param {{ headers?: Record<string, unknown> } | null | undefined} page */
function noteTags(key, page) {
  const tags = page?.headers?.['x-next-cache-tags']
  const { obelus } = /** @type {{ obelus?: { pageTags?: Map<string, string[]> } }} */ (globalThis)
  if (typeof tags === 'string') obelus?.pageTags?.set(key.slice(key.indexOf('/$/') + 2), tags.split(','))
}
