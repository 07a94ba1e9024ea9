import type { ArticleMode } from '@/lib/policy'
import type { HeldCode } from '@/lib/review/held'

/** What is known when somebody sends a comment. */
export type Facts = {
  mode: ArticleMode
  /** Those who answer for the site are held by nothing but a decision about themselves. */
  isStaff: boolean
  isPreModerated: boolean
  /** Their comments that others see, and their published checks, other than this one; counting may stop early. */
  standing: number
  /** What was decided of their work in the last seven days. */
  decided: number
  rejected: number
  isSuspect: boolean
  isRepeated: boolean
  isHeldOutside: boolean
}

export type HoldRules = { firstHeld: number; rejectionShare: number; rejectionMinimum: number }

/**
 * Why a comment waits for a moderator; nothing when it appears at once. A share of rejections counts only from a
 * minimum of decisions on: one of two says nothing about anybody.
 */
export function reasonsToHold(facts: Facts, rules: HoldRules): HeldCode[] {
  if (facts.isStaff) return facts.isPreModerated ? ['author'] : []
  const isOftenRejected =
    rules.rejectionShare > 0 &&
    facts.decided >= rules.rejectionMinimum &&
    facts.rejected >= rules.rejectionShare * facts.decided
  const holds: [HeldCode, boolean][] = [
    ['article', facts.mode === 'pre-moderated'],
    ['author', facts.isPreModerated],
    ['new-member', facts.standing < rules.firstHeld],
    ['often-rejected', isOftenRejected],
    ['suspect-word', facts.isSuspect],
    ['repeated', facts.isRepeated],
    ['external', facts.isHeldOutside],
  ]
  return holds.flatMap(([code, isHeld]) => (isHeld ? [code] : []))
}
