import { reuseReasonLabel } from '@/lib/claim/reuse'
import type { Decision } from '@/lib/fact-check/life'

/** A reason for a decision: a code from a closed list; `needsWords` where the code alone would tell the author too little. */
export type Reason = { code: string; label: string; needsWords: boolean; decisions: readonly Decision[] }

export const reasons = [
  { code: 'sound', label: 'Evidence supports the verdict', needsWords: false, decisions: ['publish'] },
  { code: 'sound-with-remark', label: 'Supported, with a remark', needsWords: true, decisions: ['publish'] },
  {
    code: 'needs-evidence',
    label: 'A source is missing or too weak',
    needsWords: true,
    decisions: ['request-changes', 'reject'],
  },
  {
    code: 'evidence-does-not-support',
    label: 'The evidence does not support the verdict',
    needsWords: true,
    decisions: ['request-changes', 'reject'],
  },
  {
    code: 'unclear',
    label: 'The claim or the conclusion is unclear',
    needsWords: true,
    decisions: ['request-changes'],
  },
  { code: 'not-checkable', label: 'Not a checkable claim', needsWords: false, decisions: ['reject'] },
  { code: 'duplicate', label: 'This claim is already checked here', needsWords: true, decisions: ['reject'] },
  { code: 'rules', label: 'Breaks the rules of this site', needsWords: true, decisions: ['reject'] },
  {
    code: 'other',
    label: 'Something else',
    needsWords: true,
    decisions: ['publish', 'request-changes', 'reject'],
  },
] as const satisfies readonly Reason[]

export type ReasonCode = (typeof reasons)[number]['code']
export const reasonCodes = reasons.map((reason) => reason.code) as [ReasonCode, ...ReasonCode[]]

/** The reasons a moderator may choose from for a decision. */
export function reasonsFor(decision: Decision): Reason[] {
  return reasons.filter((reason: Reason) => reason.decisions.includes(decision))
}

/** The words of a reason code, for a check or for its reuse; the code itself for one that is no longer in the list, so that old records stay readable. */
export function reasonLabel(code: string): string {
  return reasons.find((reason) => reason.code === code)?.label ?? reuseReasonLabel(code) ?? code
}
