import type { OwnComment } from '@/lib/comment/thread'
import type { CheckLifeState } from '@/lib/fact-check/life'
import type { Verdict } from '@/lib/fact-check/verdicts'
import type { Viewer } from '@/lib/policy'

/** One's own check that others do not see, or not in this version. */
export type OwnCheck = {
  id: string
  paragraphId: string
  state: CheckLifeState
  verdict: Verdict
  conclusion: string
  version: number
  isCorrection: boolean
  reasonCode: string | null
  reason: string | null
}

/** One's own draft of a new check, where the check will stand. */
export type OwnDraft = { id: string; paragraphId: string; claim: string }

/** What a shared page asks after it has been shown: who is reading, and what only they may see of it. */
export type ViewerAnswer = {
  viewer: Viewer | null
  can: { review: boolean }
  /** How many notifications they have not read; counting stops at a hundred. */
  unread: number
  own?: { articleId: string; comments: OwnComment[]; checks: OwnCheck[]; drafts: OwnDraft[] }
}
