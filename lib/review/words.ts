import type { BulkDeed } from '@/lib/review/bulk'
import type { QueueAge } from '@/lib/review/filter'
import {
  type AuthorStanding,
  type CaseDecision,
  type CaseKind,
  type CaseOutcome,
  type CaseSubject,
  caseKinds,
} from '@/lib/review/kinds'
import { sanctions } from '@/lib/sanction/kinds'

/** A decision as a button says it, with the key that chooses it. */
export const decisionButtons: Record<CaseDecision, { label: string; key: string }> = {
  publish: { label: 'Publish', key: 'p' },
  'request-changes': { label: 'Ask for changes', key: 'c' },
  reject: { label: 'Reject', key: 'x' },
  accept: { label: 'Let it stand here', key: 'p' },
  decline: { label: 'Decline', key: 'x' },
  show: { label: 'Show it', key: 'p' },
  hide: { label: 'Hide it', key: 'x' },
  retract: { label: 'Retract the check', key: 'x' },
  dismiss: { label: 'Dismiss the reports', key: 'p' },
  lift: { label: 'Lift the sanction', key: 'p' },
  keep: { label: 'Keep it as it is', key: 'x' },
  confirm: { label: 'It holds for the new words', key: 'p' },
}

/** What was done, after a name: "Lena published it". */
export const outcomeDeeds: Record<CaseOutcome, string> = {
  publish: 'published it',
  'request-changes': 'asked for changes',
  reject: 'rejected it',
  accept: 'let it stand here',
  decline: 'declined it',
  show: 'let it appear',
  hide: 'hid it',
  retract: 'retracted it',
  dismiss: 'dismissed the reports',
  lift: 'lifted it',
  keep: 'kept it as it was',
  confirm: 'said that it holds for the new words',
  withdrawn: 'took it back',
  gone: 'removed it',
}

/** What a decision about something with words in quotes was: "You published “…”". */
export const doneDeeds: Record<CaseDecision, string> = {
  publish: 'published',
  'request-changes': 'asked for changes to',
  reject: 'rejected',
  accept: 'let a check stand in another place:',
  decline: 'declined to let a check stand in another place:',
  show: 'let a comment appear:',
  hide: 'hid a comment:',
  retract: 'retracted',
  dismiss: 'dismissed the reports of',
  lift: 'lifted a sanction',
  keep: 'kept as it was:',
  confirm: 'said that a check holds for the new words:',
}

/** A kind of case, in the plural, as the queue's filter says it. */
export const kindLabels: Record<CaseKind, string> = {
  'fact-check': 'Checks',
  occurrence: 'Reuses',
  comment: 'Held',
  flag: 'Reports',
  drift: 'Words changed',
  appeal: 'Appeals',
}

/** What a case is, before the words it is about. Nothing for a check: that is what the queue is mostly made of. */
export function kindWords(kind: CaseKind, subject: CaseSubject, reports: number): string | null {
  if (kind === 'fact-check') return null
  if (kind === 'occurrence') return 'Same claim elsewhere'
  if (kind === 'comment') return 'Held comment'
  if (kind === 'drift') return 'The words changed'
  if (kind === 'appeal')
    return { 'fact-check': 'Appeal', comment: 'Appeal for a comment', sanction: 'Appeal against a sanction' }[
      subject as 'fact-check' | 'comment' | 'sanction'
    ]
  return `${reports === 1 ? '1 report' : `${reports} reports`} of ${subject === 'comment' ? 'a comment' : 'a check'}`
}

/** The kind that an address names; null for anything else. */
export function caseKindOf(word: unknown): CaseKind | null {
  return caseKinds.find((kind) => kind === word) ?? null
}

/** What an author's record says, as the filter and the record of an author call it. */
export const standingLabels: Record<AuthorStanding, string> = {
  new: 'New here',
  regular: 'Regular',
  trusted: 'Trusted',
  'often-rejected': 'Often rejected',
}

/** How long something has waited, as the filter says it. */
export const ageLabels: Record<QueueAge, string> = {
  overdue: 'Overdue',
  soon: 'Soon overdue',
  fresh: 'Under an hour',
}

/** What an earlier case was about, at the beginning of a line of history. */
export const pastKinds: Record<CaseKind, string> = {
  'fact-check': 'Review',
  occurrence: 'Reuse',
  comment: 'Held',
  flag: 'Reports',
  drift: 'Words changed',
  appeal: 'Appeal',
}

/** A kind of sanction at the beginning of a line; the word itself for one that is not in the list. */
export function sanctionWords(kind: string): string {
  return sanctions.find((sanction) => sanction.kind === kind)?.label ?? kind
}

/** What can be done with many cases at once. */
export const bulkDeedLabels: Record<BulkDeed, string> = {
  hide: 'Hide the comments',
  leave: 'Let them stand',
}

/** What a decision on one of many will do, as its preview says it. */
export function bulkEffect(decision: CaseDecision, isShown: boolean, reports: number): string {
  if (decision === 'hide') return isShown ? 'Vanishes from its page' : 'Stays hidden, for good'
  if (decision === 'show') return 'Appears on its page'
  return reports === 1 ? 'Its report is dismissed' : `Its ${reports} reports are dismissed`
}
