import { LRUCache } from 'lru-cache'
import { routes } from '@/lib/routes'

/**
 * What is known of the pages that Next.js has made, by path: which tags they depend on, and when their making began.
 * `server/page-cache.mjs` notes it when a page is stored or read: Next.js keeps the tags beside the page and tells nobody.
 * One per process, through the global object, because Next.js loads that file by itself. A page that was forgotten here
 * counts as depending on everything.
 */
const shared = globalThis as {
  obelus?: { pageTags?: LRUCache<string, readonly string[]>; pageBegun?: LRUCache<string, number> }
}
shared.obelus ??= {}
shared.obelus.pageTags ??= new LRUCache({ max: 20_000 })
shared.obelus.pageBegun ??= new LRUCache({ max: 20_000 })
const { pageTags, pageBegun } = shared.obelus

export function tagsOfPage(path: string): readonly string[] | undefined {
  return pageTags?.get(madeAs(path))
}

/** When the making of the page that Next.js keeps began, in ms since 1970; undefined where that is not known. */
export function begunOfPage(path: string): number | undefined {
  return pageBegun?.get(madeAs(path))
}

/** The path under which Next.js makes a page (next.config.mjs). */
function madeAs(path: string): string {
  return path === routes.home() ? routes.frontPage() : path
}
