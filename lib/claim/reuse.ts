import type { Verdict } from '@/lib/fact-check/verdicts'
import type { CaseDecision } from '@/lib/review/kinds'

/** Where a published check that was proposed for another place stands. */
export const reuseStates = ['proposed', 'accepted', 'declined'] as const
export type ReuseState = (typeof reuseStates)[number]

type ReuseReason = { code: string; label: string; needsWords: boolean; decisions: readonly CaseDecision[] }

/** Why a check is let in at another place, or not. A light review: the code is enough, words may be added. */
export const reuseReasons = [
  {
    code: 'same-claim',
    label: 'The same claim, and the check holds here',
    needsWords: false,
    decisions: ['accept'],
  },
  {
    code: 'other-claim',
    label: 'These words claim something else',
    needsWords: false,
    decisions: ['decline'],
  },
  {
    code: 'other-context',
    label: 'The check does not hold in this context',
    needsWords: false,
    decisions: ['decline'],
  },
  { code: 'outdated', label: 'The check is out of date for this', needsWords: false, decisions: ['decline'] },
  { code: 'not-helpful', label: 'It would not help readers here', needsWords: false, decisions: ['decline'] },
] as const satisfies readonly ReuseReason[]

export type ReuseReasonCode = (typeof reuseReasons)[number]['code']
export const reuseReasonCodes = reuseReasons.map(({ code }) => code) as [
  ReuseReasonCode,
  ...ReuseReasonCode[],
]

export const reuseStateLabels: Record<ReuseState, string> = {
  proposed: 'Waiting for a moderator',
  accepted: 'Stands there',
  declined: 'Declined',
}

/** A reuse as its moderator reads it: the place and the check beside each other. */
export type ReuseCase = {
  id: string
  state: ReuseState
  proposer: string | null
  at: string
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
