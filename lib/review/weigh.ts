import type { CaseDecision } from '@/lib/review/kinds'

/**
 * What a moderator's decision does to a case that needs so many, after the opinions of others on the same version:
 * it settles the case, or is one of two opinions, or shows that two disagree, so that a third must decide.
 *
 * Two that say the same settle it. After a disagreement the third settles it, whatever they say.
 */
export function weigh(
  needed: number,
  others: readonly CaseDecision[],
  decision: CaseDecision,
): 'settles' | 'opinion' | 'disagrees' {
  if (needed <= 1 || others.length >= 2) return 'settles'
  if (others.length === 0) return 'opinion'
  return others.every((other) => other === decision) ? 'settles' : 'disagrees'
}

/** Whether what the others think may be read: when nothing is left to be independent of. */
export function mayReadOpinions(
  { isClosed, given }: { isClosed: boolean; given: number },
  hasGivenOwn: boolean,
): boolean {
  return isClosed || (given >= 2 && !hasGivenOwn)
}
