import { stanceLabels } from '@/lib/fact-check/input'
import type { Judgement, Source } from '@/lib/fact-check/shape'
import { verdictMeanings } from '@/lib/fact-check/verdicts'
import { type Part, wordChanges } from '@/lib/word-diff'

export type Change = { field: string; parts: Part[] }

/** What an author changed between two versions, word by word; the fields that stayed are left out. */
export function changesBetween(before: Judgement, now: Judgement): Change[] {
  const [old, fresh] = [fieldsOf(before), fieldsOf(now)]
  return Object.keys(fresh).flatMap((field) => {
    const [was, is] = [old[field] ?? '', fresh[field] ?? '']
    return was === is ? [] : [{ field, parts: wordChanges(was, is) }]
  })
}

function fieldsOf(version: Judgement): Record<string, string> {
  return {
    'What it corrects': version.correctionNote ?? '',
    Claim: version.claim,
    Claimant: [version.claimant, version.claimedOn].filter(Boolean).join(', '),
    Verdict: verdictMeanings[version.verdict].label,
    Conclusion: version.conclusion,
    Explanation: version.explanation,
    Evidence: version.evidence.map(lineOf).join('\n'),
    'What would change it': version.wouldChange ?? '',
    'Check again on': version.checkAgainOn ?? '',
  }
}

function lineOf({ title, publisher, url, quote, stance, archiveUrl, readOn }: Source): string {
  const facts = [
    title,
    publisher,
    stanceLabels[stance],
    quote && `“${quote}”`,
    url,
    archiveUrl,
    readOn && `read ${readOn}`,
  ]
  return facts.filter(Boolean).join(' · ')
}
