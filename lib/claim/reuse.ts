/** Where a published check that was proposed for another place stands. */
export const reuseStates = ['proposed', 'accepted', 'declined'] as const
export type ReuseState = (typeof reuseStates)[number]

export const reuseDecisions = ['accept', 'decline'] as const
export type ReuseDecision = (typeof reuseDecisions)[number]

export const stateAfterDecision: Record<ReuseDecision, ReuseState> = {
  accept: 'accepted',
  decline: 'declined',
}

type ReuseReason = { code: string; label: string; decision: ReuseDecision }

/** Why a check is let in at another place, or not. A light review: the code is enough, words may be added. */
export const reuseReasons = [
  { code: 'same-claim', label: 'The same claim, and the check holds here', decision: 'accept' },
  { code: 'other-claim', label: 'These words claim something else', decision: 'decline' },
  { code: 'other-context', label: 'The check does not hold in this context', decision: 'decline' },
  { code: 'outdated', label: 'The check is out of date for this', decision: 'decline' },
  { code: 'not-helpful', label: 'It would not help readers here', decision: 'decline' },
] as const satisfies readonly ReuseReason[]

export type ReuseReasonCode = (typeof reuseReasons)[number]['code']
export const reuseReasonCodes = reuseReasons.map(({ code }) => code) as [
  ReuseReasonCode,
  ...ReuseReasonCode[],
]

/** The reasons to choose from for a decision. */
export function reuseReasonsFor(decision: ReuseDecision): readonly ReuseReason[] {
  return reuseReasons.filter((reason: ReuseReason) => reason.decision === decision)
}

/** The words of a reason code, or null for one that is none of these. */
export function reuseReasonLabel(code: string): string | null {
  return reuseReasons.find((reason) => reason.code === code)?.label ?? null
}

export const reuseStateLabels: Record<ReuseState, string> = {
  proposed: 'Waiting for a moderator',
  accepted: 'Stands there',
  declined: 'Declined',
}
