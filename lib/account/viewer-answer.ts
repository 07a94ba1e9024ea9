import type { OwnReuse } from '@/lib/claim/reuse'
import type { OwnComment } from '@/lib/comment/thread'
import type { CheckLifeState } from '@/lib/fact-check/life'
import type { Verdict } from '@/lib/fact-check/verdicts'
import type { Follow } from '@/lib/follow/subject'
import type { OwnMark } from '@/lib/helpful/mark'
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
  can: { review: boolean; edit: boolean; administer: boolean }
  /** How many notifications they have not read; counting stops at a hundred. */
  unread: number
  own?: Own
  /** The database cannot be reached, so that the page may be old. */
  isAway?: boolean
  /** On a person's page: whether one has blocked them. */
  person?: { id: string; isBlocked: boolean }
}

/** What is one's own about an article. */
export type Own = {
  articleId: string
  comments: OwnComment[]
  checks: OwnCheck[]
  drafts: OwnDraft[]
  reuses: OwnReuse[]
  /** Comments that one found helpful. */
  marks: OwnMark[]
  /** Ids of comments and checks that one has reported and nobody has ruled on. */
  flagged: string[]
  follows: Follow[]
  /** People whose comments are folded away. */
  blocked: { id: string; handle: string }[]
}
