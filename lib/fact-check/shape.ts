import type { AnchorState } from '@/lib/anchor/re-anchor'
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
  /** What readers of the published version before are told: what this one corrects. */
  correctionNote: string | null
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
  /** How well it fits the article of now, and the words that stand there; null where there are none. */
  fits: AnchorState
  now: string | null
}

/** One step in the life of a check that people may know about. */
export type Step = {
  kind: 'submitted' | 'appealed' | 'retracted' | Decision
  at: string
  who: string
  handle: string
  /** Whether they did it as a moderator, and are named as the site names moderators. */
  isModerator: boolean
  version: number
  reasonCode: string | null
  reason: string | null
  /** How many moderators decided it, each without seeing the other; 1 for everything else. */
  deciders: number
}

/** Why and by whom a published check was taken back. */
export type Retraction = {
  at: string
  who: { handle: string; name: string } | null
  isModerator: boolean
  reasonCode: string
  reason: string | null
}

/** What a later published version put right, and when it was published. */
export type Correction = { version: number; at: string; note: string }

/** An objection and what became of it: its words and the answer are for its author and the desk. */
export type Appeal = {
  words: string
  at: string
  /** Whether it still waits; one that was taken back with the check does not, and has no answer. */
  isOpen: boolean
  outcome: 'granted' | 'refused' | null
  answer: string | null
  answeredBy: string | null
  answeredAt: string | null
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
  retraction: Retraction | null
  hasAppealed: boolean
  appeal: Appeal | null
  place: Place
  /** Those that were asked for in full, oldest first; never empty. */
  versions: Judgement[]
  steps: Step[]
  /** Of the published versions. */
  corrections: Correction[]
}

/** What everyone may see of a check: the published version, and the history up to it. */
export type PublicCheck = Pick<
  Check,
  'id' | 'claimId' | 'isExample' | 'author' | 'place' | 'steps' | 'retraction' | 'corrections'
> & {
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
 * decision, was never decided or was rejected, leaves no trace in it; nor do the words of an appeal.
 */
export function publicViewOf(check: Check): PublicCheck | null {
  const { id, claimId, isExample, author, place, publishedAt, publishedVersion } = check
  const judgement = check.versions.find((version) => version.number === publishedVersion)
  if (!judgement || !publishedAt || publishedVersion === null) return null
  const steps = check.steps
    .filter((step) => step.version <= publishedVersion)
    .map((step) => (step.kind === 'appealed' ? { ...step, reason: null } : step))
  return {
    id,
    claimId,
    isExample,
    author,
    place,
    publishedAt,
    judgement,
    steps,
    retraction: check.retraction,
    corrections: check.corrections,
    isRetracted: check.state === 'retracted',
  }
}
