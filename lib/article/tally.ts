import type { NoteView, VerdictCount } from '@/lib/article/article-page'
import { type Tone, type Verdict, verdictMeanings, verdicts } from '@/lib/fact-check/verdicts'

/** Several counts of verdicts as one, in the order of the list of verdicts; none that is zero. */
export function addVerdicts(counts: readonly VerdictCount[]): VerdictCount[] {
  return verdicts
    .map((verdict) => ({
      verdict,
      count: counts.reduce((sum, each) => sum + (each.verdict === verdict ? each.count : 0), 0),
    }))
    .filter(({ count }) => count > 0)
}

/** How many checks the counts stand for. */
export function totalChecks(counts: readonly VerdictCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0)
}

/**
 * The tone in which the gravest verdict of a paragraph is shown: its own, or that of none where the words changed under
 * every check that has it. `notes` has the gravest first.
 */
export function toneOf(
  worst: Verdict,
  notes: readonly Pick<NoteView, 'verdict' | 'isRetracted' | 'drift'>[],
): Tone {
  const grave = notes.filter(({ verdict, isRetracted }) => verdict === worst && !isRetracted)
  const isDim = grave.length > 0 && grave.every(({ drift }) => drift !== null)
  return isDim ? 'none' : verdictMeanings[worst].tone
}

/** "1 comment", "12 comments". The plural is the English one unless given. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** The verdicts of a paragraph as a sentence for those who cannot see them: "2 fact-checks: 1 false, 1 accurate". */
export function sayChecks(counts: readonly VerdictCount[]): string {
  const total = totalChecks(counts)
  if (total === 0) return 'no fact-check'
  const said = counts.map(
    ({ verdict, count }) => (total === 1 ? '' : `${count} `) + verdictMeanings[verdict].label.toLowerCase(),
  )
  return `${counted(total, 'fact-check')}: ${said.join(', ')}`
}
