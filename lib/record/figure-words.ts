import type { Tone } from '@/lib/fact-check/verdicts'
import type { Figures, Turn, Week } from '@/lib/record/figures'
import type { CaseKind, CaseOutcome } from '@/lib/review/kinds'

export const caseNames: Record<CaseKind, string> = {
  'fact-check': 'Fact-checks',
  occurrence: 'Reused checks',
  comment: 'Held comments',
  flag: 'Reports',
  drift: 'Verdicts whose words changed',
  appeal: 'Appeals',
}

export const outcomeNames: Record<CaseOutcome, string> = {
  publish: 'Check published',
  'request-changes': 'Changes asked',
  reject: 'Check rejected',
  accept: 'Check reused',
  decline: 'Reuse declined',
  show: 'Comment shown',
  hide: 'Comment hidden',
  retract: 'Check retracted',
  dismiss: 'Report dismissed',
  lift: 'Sanction lifted',
  keep: 'Decision kept',
  confirm: 'Verdict confirmed',
  withdrawn: 'Taken back by its author',
  gone: 'No longer there',
}

export const toneNames: Record<Tone, string> = {
  accurate: 'Accurate',
  context: 'Mixed, or missing context',
  misleading: 'Misleading',
  false: 'False',
  none: 'Could not be settled',
}

export const turnNames: Record<Turn, string> = {
  retracted: 'Checks retracted',
  corrected: 'Checks corrected',
  granted: 'Appeals granted',
}

/** A waiting time as "8 min" below an hour, "26 h" below three days, then "4 d"; a dash for none. */
export function hoursWords(hours: number | null): string {
  if (hours === null) return '–'
  if (hours < 1) return `${Math.max(1, Math.round(hours * 60))} min`
  return hours < 72 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} d`
}

export type Waits = { decided: number; median: number | null; p90: number | null }

/** How long cases have waited lately, as a sentence; null while nothing was decided. */
export function waitsSentence({ decided, median, p90 }: Waits): string | null {
  if (decided === 0 || median === null) return null
  const cases = decided === 1 ? 'The one case' : `Of ${decided.toLocaleString('en-GB')} cases`
  if (decided === 1) return `${cases} of the last 30 days was decided within ${hoursWords(median)}.`
  return `${cases} in the last 30 days, half were decided within ${hoursWords(median)} and nine of ten within ${hoursWords(p90)}.`
}

/** A share as "62 %"; a dash for none. */
export function shareWords(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)} %`
}

/** What was reversed, set against what was decided in the same weeks. */
export function reversalsSentence({ weeks }: Figures): string {
  const decided = weeks.reduce((sum, week) => sum + week.decided, 0)
  const turned = weeks.reduce((sum, week) => sum + reversed(week), 0)
  if (turned === 0)
    return `Nothing has been reversed or corrected, against ${decided.toLocaleString('en-GB')} decisions.`
  return `${turned} of what was decided has been reversed or corrected, against ${decided.toLocaleString('en-GB')} decisions.`
}

/** All that was done again in a week. */
export function reversed({ turns }: Week): number {
  return Object.values(turns).reduce((sum, count) => sum + count, 0)
}
