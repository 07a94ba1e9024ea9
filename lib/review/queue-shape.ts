import type { Verdict } from '@/lib/fact-check/verdicts'
import type { CaseKind, CaseSubject } from '@/lib/review/kinds'
import type { Why } from '@/lib/review/priority'
import type { QueueView } from '@/lib/review/queue'

/** The shapes in which the queue is read: plain JSON, moments as ISO strings. */

export type QueueItem = {
  id: string
  kind: CaseKind
  subject: CaseSubject
  subjectId: string
  /** The quoted words it is about, or null. */
  quote: string | null
  /** The claim, the beginning of the comment, or the reason of the sanction. */
  words: string
  verdict: Verdict | null
  author: string | null
  version: number
  /** The number of its paragraph, from 1; null where it has none. */
  paragraph: number | null
  openedAt: string
  rankedAt: string
  isOverdue: boolean
  isOwn: boolean
  holder: { name: string; isViewer: boolean } | null
  reports: number
  isHighHarm: boolean
  why: Why[]
}

export type QueueCounts = {
  /** Of everything that waits, whatever the filter. */
  all: number
  overdue: number
  medianWaitSeconds: number | null
  /** Of what the filter asks for otherwise: by kind, and by who holds it. */
  kinds: Record<CaseKind, number>
  views: Record<QueueView, number>
}

export type FilterChoices = {
  articles: { slug: string; title: string; count: number }[]
  languages: string[]
}
