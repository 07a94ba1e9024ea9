import { decisions } from '@/lib/fact-check/life'

/**
 * What comes to the desk. Each is a case with the same manners: it waits, one moderator holds it at a time, it is decided
 * once with a reason, and the log says by whom.
 *
 * `fact-check`: a version of a check waits. `occurrence`: a published check is proposed for another place. `comment`: a
 * comment is held. `flag`: readers have reported a comment or a published check. `drift`: the words changed that a published
 * check is about. `appeal`: somebody objects to what was decided about their check, their comment or themselves.
 */
export const caseKinds = ['fact-check', 'occurrence', 'comment', 'flag', 'drift', 'appeal'] as const
export type CaseKind = (typeof caseKinds)[number]

export const caseStates = ['open', 'closed'] as const
export type CaseState = (typeof caseStates)[number]

export const caseSubjects = ['fact-check', 'occurrence', 'comment', 'sanction'] as const
export type CaseSubject = (typeof caseSubjects)[number]

/** What a moderator can decide about cases of all kinds; which of them fit one is `decisionsFor`. */
export const caseDecisions = [
  'publish',
  'request-changes',
  'reject',
  'accept',
  'decline',
  'show',
  'hide',
  'retract',
  'dismiss',
  'lift',
  'keep',
  'confirm',
] as const
export type CaseDecision = (typeof caseDecisions)[number]

/** How a case ended: by a decision, because its author took back what waited, or because it is no longer there. */
export const caseOutcomes = [...caseDecisions, 'withdrawn', 'gone'] as const
export type CaseOutcome = (typeof caseOutcomes)[number]

/** What an author's record says to whoever orders the queue (lib/review/priority.ts). */
export const authorStandings = ['new', 'regular', 'trusted', 'often-rejected'] as const
export type AuthorStanding = (typeof authorStandings)[number]

const decisionsBy: Record<CaseKind, Partial<Record<CaseSubject, readonly CaseDecision[]>>> = {
  'fact-check': { 'fact-check': decisions },
  occurrence: { occurrence: ['accept', 'decline'] },
  comment: { comment: ['show', 'hide'] },
  flag: { comment: ['dismiss', 'hide'], 'fact-check': ['dismiss', 'retract'] },
  drift: { 'fact-check': ['confirm', 'retract'], occurrence: ['confirm', 'decline'] },
  appeal: {
    'fact-check': decisions,
    comment: ['show', 'keep'],
    sanction: ['lift', 'keep'],
  },
}

/** Whether a case of a check is about what readers see of it, not about a version that waits. */
export function isAboutPublished(kind: CaseKind): boolean {
  return kind === 'flag' || kind === 'drift'
}

/** What can be decided about a case, in the order of its buttons; nothing for a kind that has no such subject. */
export function decisionsFor(kind: CaseKind, subject: CaseSubject): readonly CaseDecision[] {
  return decisionsBy[kind][subject] ?? []
}
