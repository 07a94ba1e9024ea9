import { mostCounted } from '@/lib/search/bounds'
import type { SearchKind } from '@/lib/search/filter'

export const kindNames: Record<SearchKind, { one: string; many: string; title: string }> = {
  article: { one: 'article', many: 'articles', title: 'Articles' },
  claim: { one: 'claim', many: 'claims', title: 'Claims' },
  'fact-check': { one: 'fact-check', many: 'fact-checks', title: 'Fact-checks' },
  comment: { one: 'comment', many: 'comments', title: 'Comments' },
}

/** How much was found, as far as it is counted: "7", "100+". */
export function boundedCount(count: number): string {
  return count > mostCounted ? `${mostCounted}+` : String(count)
}

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' })

/** A language by its tag, in English; the tag itself where it has no name, as of one that nobody gave out. */
export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag
  }
}
