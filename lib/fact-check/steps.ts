import type { Decision } from '@/lib/fact-check/life'
import type { Appeal, Correction, Retraction, Step } from '@/lib/fact-check/shape'

/** The rows that the history of a check is told from, as `rows.ts` reads them. */

type Named = { handle: string; name: string }
type HeadRow = { number: number; createdAt: Date; correctionNote: string | null; author: Named }
type ReviewRow = {
  decision: string
  createdAt: Date
  versionNumber: number
  reasonCode: string
  reason: string | null
  moderator: Named
  case: { opinions: { version: number }[] }
}
type AppealRow = {
  words: string
  createdAt: Date
  outcome: string | null
  answer: string | null
  answeredAt: Date | null
  answeredBy: Named | null
  cases: { version: number }[]
}
type CheckRow = {
  author: Named
  version: number
  publishedVersion: number | null
  retractedAt: Date | null
  retractedBy: Named | null
  retractCode: string | null
  retractReason: string | null
  appeal: AppealRow | null
}

/** Versions, decisions, the appeal and the retraction of a check, in the order in which they happened. */
export function stepsOf(row: CheckRow, heads: HeadRow[], reviews: ReviewRow[]): Step[] {
  const all = [...heads.map(submission), ...reviews.map(decision), ...appealed(row, heads), ...retracted(row)]
  return all.sort((a, b) => a.at.localeCompare(b.at))
}

function submission({ number, createdAt, author, correctionNote }: HeadRow): Step {
  const said = { reasonCode: null, reason: correctionNote }
  return {
    kind: 'submitted',
    at: createdAt.toISOString(),
    ...by(author),
    isModerator: false,
    version: number,
    ...said,
    deciders: 1,
  }
}

function decision(row: ReviewRow): Step {
  const { createdAt, moderator, versionNumber, reasonCode, reason } = row
  return {
    kind: row.decision as Decision,
    at: createdAt.toISOString(),
    ...by(moderator),
    isModerator: true,
    version: versionNumber,
    reasonCode,
    reason,
    deciders: Math.max(1, row.case.opinions.filter(({ version }) => version === versionNumber).length),
  }
}

/** The appeal was about the version that was the latest then. */
function appealed({ appeal, author }: CheckRow, heads: HeadRow[]): Step[] {
  if (!appeal) return []
  const before = heads.filter(({ createdAt }) => createdAt < appeal.createdAt).map(({ number }) => number)
  const version = Math.max(1, ...before)
  const said = { reasonCode: null, reason: appeal.words }
  const at = appeal.createdAt.toISOString()
  return [{ kind: 'appealed', at, ...by(author), isModerator: false, version, ...said, deciders: 1 }]
}

function retracted(row: CheckRow): Step[] {
  const retraction = retractionOf(row)
  if (!retraction) return []
  const { at, who, reasonCode, reason, isModerator } = retraction
  return [
    {
      kind: 'retracted',
      at,
      ...by(who ?? { handle: '', name: 'Somebody' }),
      isModerator,
      version: row.publishedVersion ?? row.version,
      reasonCode,
      reason,
      deciders: 1,
    },
  ]
}

const by = ({ handle, name }: Named) => ({ who: name, handle })

/** Why and by whom a check was taken back; null for one that stands. */
export function retractionOf(row: CheckRow): Retraction | null {
  if (!row.retractedAt || !row.retractCode) return null
  return {
    at: row.retractedAt.toISOString(),
    who: row.retractedBy,
    isModerator: row.retractedBy?.handle !== row.author.handle,
    reasonCode: row.retractCode,
    reason: row.retractReason,
  }
}

/** The appeal against the rejection of a check, and what became of it; null when there was none. */
export function appealOf({ appeal }: { appeal: AppealRow | null }): Appeal | null {
  if (!appeal) return null
  const { words, createdAt, outcome, answer, answeredAt, answeredBy, cases } = appeal
  return {
    words,
    at: createdAt.toISOString(),
    isOpen: cases.length > 0,
    outcome: outcome as Appeal['outcome'],
    answer,
    answeredBy: answeredBy?.name ?? null,
    answeredAt: answeredAt?.toISOString() ?? null,
  }
}

/** What each published version put right, the latest first. */
export function correctionsOf(heads: HeadRow[], reviews: ReviewRow[]): Correction[] {
  const published = reviews.filter((review) => review.decision === 'publish')
  return published
    .flatMap(({ versionNumber, createdAt }): Correction[] => {
      const note = heads.find(({ number }) => number === versionNumber)?.correctionNote
      return note ? [{ version: versionNumber, at: createdAt.toISOString(), note }] : []
    })
    .sort((a, b) => b.version - a.version)
}
