/**
 * The life of a fact-check (docs/domain.md). "In review" is not kept as a state of its own: it is `submitted` with a
 * live lease, so that a lease that runs out needs no clean-up.
 *
 * Whether the public sees a check is a different question: it does when some version was published, also while a
 * correction of it waits here.
 */
export const checkStates = [
  'draft',
  'submitted',
  'changes-requested',
  'rejected',
  'published',
  'retracted',
] as const
export type CheckLifeState = (typeof checkStates)[number]

export const decisions = ['publish', 'request-changes', 'reject'] as const
export type Decision = (typeof decisions)[number]

export type Step = 'resubmit' | 'withdraw' | 'claim' | 'retract' | Decision

const steps: Record<Step, { from: readonly CheckLifeState[]; to: CheckLifeState }> = {
  // Editing is the road back from every refusal; editing what is published submits a correction.
  resubmit: { from: ['draft', 'submitted', 'changes-requested', 'rejected', 'published'], to: 'submitted' },
  withdraw: { from: ['submitted', 'changes-requested'], to: 'draft' },
  claim: { from: ['submitted'], to: 'submitted' },
  publish: { from: ['submitted'], to: 'published' },
  'request-changes': { from: ['submitted'], to: 'changes-requested' },
  reject: { from: ['submitted'], to: 'rejected' },
  // Of what is public; a correction that waits goes with it.
  retract: { from: ['published', 'submitted', 'changes-requested', 'rejected', 'draft'], to: 'retracted' },
}

/** The state a step leads to, or null where the step cannot be taken. */
export function stateAfter(state: CheckLifeState, step: Step): CheckLifeState | null {
  return steps[step].from.includes(state) ? steps[step].to : null
}

export const stateLabels: Record<CheckLifeState, string> = {
  draft: 'Draft',
  submitted: 'Waiting for review',
  'changes-requested': 'Changes requested',
  rejected: 'Rejected',
  published: 'Published',
  retracted: 'Retracted',
}

/** How a decision reads on the record: "Mira published it". */
export const decisionLabels: Record<Decision, string> = {
  publish: 'published',
  'request-changes': 'asked for changes to',
  reject: 'rejected',
}
