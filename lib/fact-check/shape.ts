import type { Stance } from '@/lib/fact-check/input'
import type { CheckLifeState, Decision } from '@/lib/fact-check/life'
import type { Verdict } from '@/lib/fact-check/verdicts'
import type { CheckState } from '@/lib/policy'

/** The shapes in which fact-checks are read: plain JSON, moments as ISO strings, calendar dates as YYYY-MM-DD. */

export type Source = {
  url: string
  title: string
  publisher: string | null
  quote: string | null
  stance: Stance
  archiveUrl: string | null
  readOn: string | null
}

/** One version of a check: what its author said, once and for ever. */
export type Judgement = {
  number: number
  claim: string
  claimant: string | null
  claimedOn: string | null
  verdict: Verdict
  conclusion: string
  explanation: string
  explanationHtml: string
  wouldChange: string | null
  /** The day on which its author asks for another look. */
  checkAgainOn: string | null
  createdAt: string
  evidence: Source[]
}

/** Where a check points: the paragraph as it stood when the check was written, and the quoted words (code points). */
export type Place = {
  articleId: string
  slug: string
  title: string
  language: string
  sourceUrl: string | null
  paragraphId: string
  /** The paragraph's number as readers see it, from 1. */
  number: number
  text: string
  quote: string | null
  start: number | null
  end: number | null
  revision: number
  currentRevision: number
  /** What became of the paragraph since: its words are the same, others, or it is no longer in the article. */
  since: 'same' | 'changed' | 'removed'
}

/** One step in the life of a check that people may know about. */
export type Step = {
  kind: 'submitted' | Decision
  at: string
  who: string
  handle: string
  version: number
  reasonCode: string | null
  reason: string | null
}

export type Check = CheckState & {
  id: string
  claimId: string
  state: CheckLifeState
  version: number
  publishedVersion: number | null
  isExample: boolean
  author: { handle: string; name: string }
  submittedAt: string | null
  publishedAt: string | null
  place: Place
  /** Those that were asked for in full, oldest first; never empty. */
  versions: Judgement[]
  steps: Step[]
}

/** What everyone may see of a check: the published version, and the history up to it. */
export type PublicCheck = Pick<Check, 'id' | 'claimId' | 'isExample' | 'author' | 'place' | 'steps'> & {
  isRetracted: boolean
  publishedAt: string
  judgement: Judgement
}

/** A public check with the other places in which it stands: the first of them, and how many there are. */
export type StandingCheck = PublicCheck & {
  also: {
    places: { id: string; slug: string; title: string; paragraphId: string; number: number | null }[]
    count: number
  }
}

/** The latest version of a check: what its author last said. */
export function latestOf(check: Pick<Check, 'versions'>): Judgement {
  const latest = check.versions.at(-1)
  if (!latest) throw new Error('A fact-check without a version')
  return latest
}

/**
 * A check as the public sees it; null when no version of it was ever published. A correction that waits for its
 * decision, or was never decided, leaves no trace in it.
 */
export function publicViewOf(check: Check): PublicCheck | null {
  const { id, claimId, isExample, author, place, publishedAt, publishedVersion } = check
  const judgement = check.versions.find((version) => version.number === publishedVersion)
  if (!judgement || !publishedAt || publishedVersion === null) return null
  const steps = check.steps.filter((step) => step.version <= publishedVersion)
  return {
    id,
    claimId,
    isExample,
    author,
    place,
    publishedAt,
    judgement,
    steps,
    isRetracted: check.state === 'retracted',
  }
}
