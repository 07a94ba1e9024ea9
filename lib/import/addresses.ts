import type { Metadata } from '@/lib/article/plain-header'
import { normaliseUrl } from '@/lib/normalise-url'

/**
 * The addresses under which an article is known, each in the one spelling in which two links to a page meet: that which
 * it says is its own, and that where it was read. A front page is nobody's address, though some sites say of every
 * article that it stands there.
 */
export function addressesOf({ canonicalUrl, sourceUrl }: Metadata): string[] {
  const named = [canonicalUrl, sourceUrl].flatMap((url) => (url ? (normaliseUrl(url) ?? []) : []))
  return [...new Set(named)].filter((name) => {
    const { pathname, search } = new URL(name)
    return pathname !== '/' || search !== ''
  })
}
