import { reuseReasons } from '@/lib/claim/reuse'
import type { CaseDecision } from '@/lib/review/kinds'

/** A reason for a decision: a code from a closed list; `needsWords` where the code alone would tell the author too little. */
export type Reason = { code: string; label: string; needsWords: boolean; decisions: readonly CaseDecision[] }

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
  ...reuseReasons,
  {
    code: 'within-rules',
    label: 'Within the rules of this site',
    needsWords: false,
    decisions: ['show', 'dismiss'],
  },
  { code: 'no-longer', label: 'Settled meanwhile', needsWords: false, decisions: ['dismiss'] },
  { code: 'spam', label: 'Advertising or spam', needsWords: false, decisions: ['hide'] },
  { code: 'abusive', label: 'Insult, threat or hate', needsWords: false, decisions: ['hide'] },
  { code: 'off-topic', label: 'Not about this paragraph', needsWords: false, decisions: ['hide'] },
  {
    code: 'personal-data',
    label: 'Gives away private facts about somebody',
    needsWords: false,
    decisions: ['hide'],
  },
  { code: 'breaks-rules', label: 'Breaks another rule of this site', needsWords: true, decisions: ['hide'] },
  { code: 'was-wrong', label: 'The check was wrong', needsWords: true, decisions: ['retract'] },
  { code: 'evidence-fell', label: 'Its evidence no longer holds', needsWords: true, decisions: ['retract'] },
  {
    code: 'words-changed',
    label: 'It was about words that are no longer there',
    needsWords: false,
    decisions: ['retract'],
  },
  { code: 'same-meaning', label: 'The new words say the same', needsWords: false, decisions: ['confirm'] },
  {
    code: 'holds-still',
    label: 'They say something else, and it holds for that too',
    needsWords: true,
    decisions: ['confirm'],
  },
  { code: 'author-asked', label: 'Its author asked for it', needsWords: false, decisions: ['retract'] },
  { code: 'appeal-right', label: 'The appeal is right', needsWords: true, decisions: ['show', 'lift'] },
  { code: 'decision-stands', label: 'The decision stands', needsWords: true, decisions: ['keep'] },
  {
    code: 'other',
    label: 'Something else',
    needsWords: true,
    decisions: ['publish', 'request-changes', 'reject', 'show', 'hide', 'dismiss', 'retract', 'lift'],
  },
] as const satisfies readonly Reason[]

export type ReasonCode = (typeof reasons)[number]['code']
export const reasonCodes = reasons.map((reason) => reason.code) as [ReasonCode, ...ReasonCode[]]

/** The reasons a moderator may choose from for a decision. */
export function reasonsFor(decision: CaseDecision): Reason[] {
  return reasons.filter((reason: Reason) => reason.decisions.includes(decision))
}

/** The words of a reason code; the code itself for one that is no longer in the list, so that old records stay readable. */
export function reasonLabel(code: string): string {
  return reasons.find((reason) => reason.code === code)?.label ?? code
}
