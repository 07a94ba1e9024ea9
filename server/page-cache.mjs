import fileSystemCache from 'next/dist/server/lib/incremental-cache/file-system-cache.js'

const FileSystemCache = fileSystemCache.default ?? fileSystemCache

/**
 * Next's own store of finished pages, but for those that are not there: whoever asks for made-up addresses would
 * fill the disk with them, and an article would stay missing for a moment after it appeared.
 */
export default class PageCache extends FileSystemCache {
  /** @param {string} key @param {{ status?: number } | null} page @param {object} context */
  async set(key, page, context) {
    if (page?.status === 404) return
    await super.set(key, page, context)
  }
}
