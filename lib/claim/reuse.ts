import type { Verdict } from '@/lib/fact-check/verdicts'

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

/** A reuse in the desk's list. `words` are those it is proposed for. */
export type WaitingReuse = {
  id: string
  words: string
  verdict: Verdict
  proposer: string | null
  number: number
  at: string
  isOwn: boolean
}

/** A reuse as its moderator reads it: the place and the check beside each other. */
export type ReuseCase = {
  id: string
  state: ReuseState
  canDecide: boolean
  proposerId: string | null
  checkAuthorId: string
  proposer: string | null
  at: string
  judge: string | null
  judgedAt: string | null
  reasonCode: string | null
  reason: string | null
  slug: string
  title: string
  language: string
  paragraphId: string
  number: number
  text: string
  start: number | null
  end: number | null
  factCheckId: string
  isRetracted: boolean
  author: string
  claim: string
  claimant: string | null
  claimedOn: string | null
  verdict: Verdict
  conclusion: string
  explanationHtml: string
  fromSlug: string
  fromTitle: string
  fromParagraphId: string
}

/** A reuse that one proposed oneself, and what became of it. */
export type OwnReuse = {
  id: string
  state: ReuseState
  paragraphId: string
  slug: string
  article: string
  number: number
  factCheckId: string
  claim: string
  verdict: Verdict
  conclusion: string
  at: string
  reasonCode: string | null
  reason: string | null
  judge: string | null
}
