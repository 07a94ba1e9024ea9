import type { EventKind } from '@/lib/event/kinds'
import type { CaseDecision, CaseKind } from '@/lib/review/kinds'

/** For how many seconds whoever decided may take it back, by the clock of the database. */
export const undoSeconds = 10

/** How long mail about such a decision waits, in seconds: what has gone out cannot be taken back. */
export const mailGraceSeconds = undoSeconds + 2

const undoable: Record<CaseKind, readonly CaseDecision[]> = {
  'fact-check': ['request-changes', 'reject'],
  occurrence: ['decline'],
  comment: [],
  flag: ['dismiss'],
  // Readers see it at once.
  drift: [],
  appeal: ['keep'],
}

/**
 * Whether a decision can be taken back at all: one that shows the public nothing, neither more nor less. What several
 * moderators decided together is not one person's to take back.
 */
export function isUndoable(kind: CaseKind, decision: CaseDecision, opinionsNeeded: number): boolean {
  return opinionsNeeded === 1 && undoable[kind].includes(decision)
}

/** The entries of the log that tell of such decisions. */
export const undoableEvents: EventKind[] = [
  'fact-check.changes-requested',
  'fact-check.rejected',
  'fact-check.flags-dismissed',
  'occurrence.declined',
  'comment.flags-dismissed',
  'comment.appeal-refused',
  'person.appeal-refused',
]
