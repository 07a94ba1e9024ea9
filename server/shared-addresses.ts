import { tags } from '@/lib/cache-tags'
import { routes } from '@/lib/routes'
import { tagsOfPage } from './page-tags'

/** An answer that is the same for everyone, by what it depends on; undefined where that is not known. */
type Shared = { tags: readonly string[] | undefined; isStatic: boolean; isBuilt: boolean }

const [feeds, record, sitemap] = [tags.feeds(), tags.record(), tags.sitemap()].map((tag) => [
  tag,
  tags.everything(),
])

/** What is made on each request, but from what everyone may read: nothing of a reader is there when it is made here. */
const dynamic: [path: RegExp, tags: readonly string[] | undefined][] = [
  [/^(?:\/(?:articles|people|claims)\/[^/]+)?\/feed\.(?:xml|json)$/, feeds],
  [/^\/record(?:\/feed\.xml)?$/, record],
  [/^\/sitemap\.xml$|^\/sitemap\/\d{1,9}\.xml$/, sitemap],
]

/** Documents that Next.js keeps. A query changes nothing about them: it is the browser's. */
const kept = /^\/(?:articles\/[^/]+|fact-checks\/[^/]+)?$/

/** Documents that the build has made, from nothing that anybody wrote. Nothing changes them. */
export const built: readonly string[] = [routes.appealBan(), routes.unavailable()]

/**
 * The list of what is shared: whatever is not in it is never kept in front of Next.js. Null for an address that is not,
 * also for a listed one with a query that it reads, and in a spelling that this site does not use.
 */
export function sharedAddress(url: string): (Shared & { path: string }) | null {
  const [path = url, query] = url.split('?', 2)
  if (!isCanonical(path)) return null
  if (built.includes(path)) return { path, tags: [], isStatic: true, isBuilt: true }
  if (kept.test(path)) return { path, tags: tagsOfPage(path), isStatic: true, isBuilt: false }
  const found = query === undefined && dynamic.find(([pattern]) => pattern.test(path))
  return found ? { path, tags: found[1], isStatic: false, isBuilt: false } : null
}

/** One address has one name here, however it can be escaped. */
function isCanonical(path: string): boolean {
  try {
    return encodeURI(decodeURI(path)) === path
  } catch {
    return false
  }
}
