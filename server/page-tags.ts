import { LRUCache } from 'lru-cache'

/**
 * Which tags the pages that Next.js has made depend on, by path. `server/page-cache.mjs` notes them when a page is stored
 * or read: Next.js keeps them beside the page and tells nobody. One per process, through the global object, because Next.js
 * loads that file by itself. A page that was forgotten here counts as depending on everything.
 */
const shared = globalThis as { obelus?: { pageTags?: LRUCache<string, readonly string[]> } }
shared.obelus ??= {}
shared.obelus.pageTags ??= new LRUCache({ max: 20_000 })
const noted = shared.obelus.pageTags

export function tagsOfPage(path: string): readonly string[] | undefined {
  return noted.get(path)
}
