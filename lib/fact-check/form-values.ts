import type { FormValues } from '@/lib/form'
import type { Judgement } from './shape'

/** A version of a check as the fields of the composer. */
export function valuesOf(judgement: Judgement): FormValues {
  const {
    claim,
    claimant,
    claimedOn,
    verdict,
    conclusion,
    explanation,
    wouldChange,
    checkAgainOn,
    evidence,
  } = judgement
  return {
    ...withoutNulls({
      claim,
      claimant,
      claimedOn,
      verdict,
      conclusion,
      explanation,
      wouldChange,
      checkAgainOn,
    }),
    evidence: evidence.map(withoutNulls),
  }
}

function withoutNulls(fields: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? '']))
}
