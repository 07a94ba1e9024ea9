import { typedIn } from '@/lib/fact-check/typed'
import type { Draft } from './shape'

/**
 * The draft with which the composer of a paragraph opens, of one's drafts there (the newest first): the one that the
 * address names; else the one on the very words that were chosen; else, where no words were chosen, the newest. `new`
 * in the address asks for none. A draft on other words is never mixed in, so null is a new form.
 */
export function chooseDraft(
  drafts: readonly Draft[],
  named: string | string[] | undefined,
  quote: string,
): Draft | null {
  if (named === 'new') return null
  const asked = drafts.find(({ id }) => id === named)
  if (asked) return asked
  if (!quote) return drafts[0] ?? null
  return drafts.find(({ words }) => typedIn(words, 'quote').trim() === quote.trim()) ?? null
}
