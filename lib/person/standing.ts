/** What the public may know of how someone's checks fared. No count of what waits, no word of what was rejected. */
export type CheckRecord = {
  /** Published and standing, corrected ones among them. */
  published: number
  /** Published anew after a first publication. */
  corrected: number
  retracted: number
  /** Rejected at least once and never published. */
  rejected: number
}

export type Acceptance = { published: number; decided: number; percent: number }

/** Below this many decided checks a share says more about chance than about a person, and is not shown. */
export const fewestDecided = 5

/**
 * The share of someone's decided checks that stand published. Decided are those that were published, retracted or
 * rejected; one that waits, was withdrawn or was sent back for changes is not decided yet. Null below `fewestDecided`.
 * Rounded to whole per cent, but never up to 100 nor down to 0 where that would be untrue.
 */
export function acceptanceOf({ published, retracted, rejected }: CheckRecord): Acceptance | null {
  const decided = published + retracted + rejected
  if (decided < fewestDecided) return null
  return { published, decided, percent: percentOf(published, decided) }
}

function percentOf(part: number, whole: number): number {
  const rounded = Math.round((100 * part) / whole)
  if (rounded === 100 && part < whole) return 99
  return rounded === 0 && part > 0 ? 1 : rounded
}
