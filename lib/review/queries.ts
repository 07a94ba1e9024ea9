import 'server-only'
import { findReuseCase } from '@/lib/claim/queries'
import type { ReuseCase } from '@/lib/claim/reuse'
import { type CommentCase, findCommentCase } from '@/lib/comment/read-case'
import { db, transaction } from '@/lib/db'
import { stepFor } from '@/lib/fact-check/life'
import { findCheck } from '@/lib/fact-check/queries'
import type { Check } from '@/lib/fact-check/shape'
import type { Verdict } from '@/lib/fact-check/verdicts'
import { countOpenFlags, type FlagCount } from '@/lib/flag/queries'
import { isId } from '@/lib/ids'
import { can, type Viewer } from '@/lib/policy'
import { type LockedCase, locateCase, readCase } from '@/lib/review/cases'
import {
  type AuthorStanding,
  type CaseDecision,
  type CaseKind,
  type CaseOutcome,
  type CaseSubject,
  decisionsFor,
} from '@/lib/review/kinds'
import { describeSecond, type SecondView } from '@/lib/review/opinions'
import { type Pressure, pressing, type Why } from '@/lib/review/priority'
import { isOverdue, type QueueEnd, type QueueView, writeQueueEnd } from '@/lib/review/queue'
import { findSettings } from '@/lib/setting/load'
import { Prisma } from '@/prisma/client/client'

/** The most cases that one page of the queue lists. */
export const queueLimit = 50

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
  why: Why[]
}

/** One page of what waits, the most pressing first, and where the next begins. */
export async function listQueue(
  viewer: Viewer,
  view: QueueView,
  after: QueueEnd | null,
): Promise<{ items: QueueItem[]; next: string | null }> {
  if (!can(viewer, 'review.read')) return { items: [], next: null }
  const hours = await targetHours()
  const rows = await db().$queryRaw<QueueRow[]>`
    SELECT c.id, c.kind, ${subjectSql} AS subject,
      coalesce(c.fact_check_id, c.occurrence_id, c.comment_id, c.sanction_id) AS "subjectId", anchor.exact AS quote,
      coalesce(version.claim, left(comment.body, 300), sanction.reason, '') AS words, c.verdict, author.name AS author,
      c.author_id = ${viewer.id}::uuid AS "isOwn", c.version, c.opened_at AS "openedAt", c.ranked_at AS "rankedAt",
      (SELECT position + 1 FROM paragraph_text WHERE paragraph_text.revision_id = anchor.revision_id
        AND paragraph_text.paragraph_id = anchor.paragraph_id) AS paragraph,
      c.opened_at < now() - make_interval(hours => ${hours}) AS "isOverdue",
      holder.name AS "holderName", holder.id = ${viewer.id}::uuid AS "holderIsViewer",
      c.is_high_harm AS "isHighHarm", c.reports, c.reach, c.author_standing AS "authorStanding"
    FROM review_case c
    LEFT JOIN "user" author ON author.id = c.author_id
    LEFT JOIN occurrence proposed ON proposed.id = c.occurrence_id
    LEFT JOIN fact_check ON fact_check.id = coalesce(c.fact_check_id, proposed.reused_id)
    LEFT JOIN fact_check_version version ON version.fact_check_id = fact_check.id AND version.number =
      CASE WHEN c.kind IN ('fact-check', 'appeal') THEN c.version ELSE coalesce(fact_check.published_version, c.version) END
    LEFT JOIN comment ON comment.id = c.comment_id
    LEFT JOIN sanction ON sanction.id = c.sanction_id
    LEFT JOIN occurrence ON occurrence.id = coalesce(c.occurrence_id, fact_check.occurrence_id)
    LEFT JOIN anchor ON anchor.id = coalesce(comment.anchor_id, occurrence.anchor_id)
    LEFT JOIN "user" holder ON holder.id = c.holder_id AND c.held_until > now()
    WHERE c.state = 'open'
      AND (${view} = 'all' OR (${view} = 'free' AND holder.id IS NULL) OR (${view} = 'mine' AND holder.id = ${viewer.id}::uuid))
      AND (${after === null} OR (c.ranked_at, c.id) > (${after?.rankedAt ?? new Date(0)}::timestamptz, ${after?.id ?? nobody}::uuid))
    ORDER BY c.ranked_at, c.id
    LIMIT ${queueLimit + 1}`
  const page = rows.slice(0, queueLimit)
  const last = page.at(-1)
  const next = rows.length > queueLimit && last ? writeQueueEnd(last) : null
  return { items: page.map(shapeItem), next }
}

/** Hours after which a case that still waits is overdue at this installation. */
async function targetHours(): Promise<number> {
  return (await findSettings(db()))['review-target-hours']
}

const nobody = '00000000-0000-0000-0000-000000000000'

const subjectSql = Prisma.sql`CASE WHEN c.fact_check_id IS NOT NULL THEN 'fact-check'
  WHEN c.occurrence_id IS NOT NULL THEN 'occurrence' WHEN c.comment_id IS NOT NULL THEN 'comment' ELSE 'sanction' END`

type QueueRow = Omit<QueueItem, 'openedAt' | 'rankedAt' | 'holder' | 'why'> &
  Omit<Pressure, 'kind'> & {
    openedAt: Date
    rankedAt: Date
    holderName: string | null
    holderIsViewer: boolean | null
  }

function shapeItem({ openedAt, rankedAt, holderName, holderIsViewer, ...row }: QueueRow): QueueItem {
  const { isHighHarm, reach, authorStanding, ...item } = row
  return {
    ...item,
    openedAt: openedAt.toISOString(),
    rankedAt: rankedAt.toISOString(),
    holder: holderName === null ? null : { name: holderName, isViewer: holderIsViewer === true },
    why: pressing({ kind: item.kind, isHighHarm, reports: item.reports, reach, authorStanding }),
  }
}

export type QueueCounts = {
  all: number
  free: number
  mine: number
  overdue: number
  medianWaitSeconds: number | null
}

/** How much waits, for how long, and who has it. */
export async function countQueue(viewer: Viewer): Promise<QueueCounts> {
  const hours = await targetHours()
  const [counts] = await db().$queryRaw<[QueueCounts]>`
    SELECT count(*)::int AS all,
      count(*) FILTER (WHERE held_until IS NULL OR held_until <= now())::int AS free,
      count(*) FILTER (WHERE holder_id = ${viewer.id}::uuid AND held_until > now())::int AS mine,
      count(*) FILTER (WHERE opened_at < now() - make_interval(hours => ${hours}))::int AS overdue,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM now() - opened_at))::float8 AS "medianWaitSeconds"
    FROM review_case WHERE state = 'open'`
  return counts
}

/** The most pressing case that the viewer could decide now, other than the given one. */
export async function findNextCase(viewer: Viewer, exceptId: string | null): Promise<string | null> {
  if (!can(viewer, 'review.read')) return null
  const [row] = await db().$queryRaw<{ id: string }[]>`
    SELECT c.id FROM review_case c
    LEFT JOIN appeal ON appeal.id = c.appeal_id
    LEFT JOIN occurrence ON occurrence.id = c.occurrence_id
    LEFT JOIN fact_check reused ON reused.id = occurrence.reused_id
    LEFT JOIN sanction ON sanction.id = c.sanction_id
    WHERE c.state = 'open' AND c.id <> ${exceptId ?? nobody}::uuid
      AND (c.held_until IS NULL OR c.held_until <= now() OR c.holder_id = ${viewer.id}::uuid)
      AND NOT (${viewer.id}::uuid = ANY (array_remove(ARRAY[c.author_id, appeal.against_id, appeal.appellant_id,
        reused.author_id, sanction.issuer_id], NULL)))
      AND NOT EXISTS (SELECT 1 FROM article_editor editor
        WHERE editor.article_id = c.article_id AND editor.user_id = ${viewer.id}::uuid)
      AND NOT EXISTS (SELECT 1 FROM opinion given JOIN review_case judged ON judged.id = given.case_id
        WHERE given.moderator_id = ${viewer.id}::uuid AND ((judged.id = c.id AND given.version = c.version)
          OR (c.kind = 'appeal' AND judged.fact_check_id = c.fact_check_id AND judged.outcome = 'reject'
            AND given.decision = 'reject')))
    ORDER BY c.ranked_at, c.id LIMIT 1`
  return row?.id ?? null
}

export type Precedent = {
  id: string
  claim: string
  verdict: Verdict
  state: string
  isPublic: boolean
  author: string
  at: string
}

export type CaseHead = {
  id: string
  kind: CaseKind
  subject: CaseSubject
  subjectId: string
  version: number
  openedAt: string
  isOverdue: boolean
  why: Why[]
  heldFor: string[]
  canDecide: boolean
  decisions: readonly CaseDecision[]
  lease: { name: string; isViewer: boolean; expiresAt: string } | null
  /** Where several are to decide it; null where one is enough. */
  second: SecondView | null
  /** Whether a second moderator can be asked for. */
  canAskSecond: boolean
  /** How it ended; null while it is open. */
  closed: {
    who: { handle: string; name: string } | null
    outcome: CaseOutcome
    at: string
    reasonCode: string | null
    reason: string | null
  } | null
}

export type Case = {
  head: CaseHead
  check: CheckCase | null
  reuse: ReuseCase | null
  comment: CommentCase | null
}

export type CheckCase = {
  check: Check
  precedents: Precedent[]
  record: { submitted: number; published: number; rejected: number }
  /** Open reports by readers. */
  flags: FlagCount[]
  /** Whether the viewer may take it back, whatever waits. */
  canRetract: boolean
}

/** A case as the desk sees it, by its own id or that of what it is about; null for those who do not review. */
export async function findCase(viewer: Viewer, id: string): Promise<Case | null> {
  if (!can(viewer, 'review.read') || !isId(id)) return null
  const head = await findHead(viewer, id)
  if (!head) return null
  const { subject, subjectId } = head
  return {
    head,
    check: subject === 'fact-check' ? await findCheckCase(viewer, subjectId) : null,
    reuse: subject === 'occurrence' ? await findReuseCase(viewer, subjectId) : null,
    comment: subject === 'comment' ? await findCommentCase(viewer, subjectId) : null,
  }
}

async function findHead(viewer: Viewer, id: string): Promise<CaseHead | null> {
  const found = await transaction(async (tx) => {
    const ref = await locateCase(tx, id)
    const read = ref && (await readCase(tx, ref))
    return read && { ...read, second: await describeSecond(tx, viewer, read.given) }
  })
  if (!found) return null
  const { row, given, second } = found
  const hours = await targetHours()
  return {
    id: given.id,
    second,
    canAskSecond: canAskSecond(given, second),
    kind: given.kind,
    subject: given.subject,
    subjectId: given.subjectId,
    version: given.version,
    openedAt: given.openedAt.toISOString(),
    isOverdue: given.state === 'open' && isOverdue(given.openedAt, new Date(), hours),
    why: pressing({ ...row, kind: given.kind, authorStanding: row.authorStanding as AuthorStanding }),
    heldFor: row.heldFor,
    canDecide: can(viewer, 'case.decide', given),
    decisions: decisionsFor(given.kind, given.subject),
    lease: given.holder && {
      name: given.holder.name,
      isViewer: given.holder.id === viewer.id,
      expiresAt: given.holder.until.toISOString(),
    },
    closed: given.closed && {
      who: row.closedBy,
      outcome: given.closed.outcome,
      at: given.closed.at.toISOString(),
      reasonCode: given.closed.reasonCode,
      reason: given.closed.reason,
    },
  }
}

/** A check that waits waits in the state `submitted`: the table of its life says what else can be done with it. */
function canAskSecond({ kind, subject, state }: LockedCase, second: SecondView | null): boolean {
  const isWaiting = state === 'open' && subject === 'fact-check' && kind !== 'flag'
  const standing = { state: 'submitted', needsSecond: second !== null } as const
  return isWaiting && stepFor(standing, 'ask-second', 'moderator') !== null
}

async function findCheckCase(viewer: Viewer, id: string): Promise<CheckCase | null> {
  const check = await findCheck(viewer, id)
  if (!check) return null
  const [precedents, record, flags] = await Promise.all([
    listPrecedents(check),
    recordOf(check.authorId),
    countOpenFlags(id),
  ])
  const canRetract =
    can(viewer, 'fact-check.retract', check) && stepFor(check, 'retract', 'moderator') !== null
  return { check, precedents, record, flags, canRetract }
}

/** The latest other checks of the same paragraph. */
async function listPrecedents(check: Check): Promise<Precedent[]> {
  const rows = await db().factCheck.findMany({
    where: {
      id: { not: check.id },
      state: { not: 'draft' },
      occurrence: { anchor: { paragraphId: check.place.paragraphId } },
    },
    orderBy: { createdAt: 'desc' },
    take: 10,
    select: {
      id: true,
      state: true,
      publishedVersion: true,
      createdAt: true,
      author: { select: { name: true } },
      versions: { orderBy: { number: 'desc' }, take: 1, select: { claim: true, verdict: true } },
    },
  })
  return rows.map(({ id, state, publishedVersion, createdAt, author, versions }) => ({
    id,
    state,
    isPublic: publishedVersion !== null,
    author: author.name,
    at: createdAt.toISOString(),
    claim: versions[0]?.claim ?? '',
    verdict: versions[0]?.verdict as Verdict,
  }))
}

/** How the desk has judged an author's checks so far; drafts do not count. */
async function recordOf(authorId: string): Promise<CheckCase['record']> {
  const [record] = await db().$queryRaw<[CheckCase['record']]>`
    SELECT count(*)::int AS submitted, count(published_version)::int AS published,
      count(*) FILTER (WHERE state = 'rejected')::int AS rejected
    FROM fact_check WHERE author_id = ${authorId}::uuid AND state <> 'draft'`
  return record
}

/** `isOpinion`: it waits for another moderator. */
export type OwnDecision = { id: string; decision: CaseDecision; words: string; isOpinion: boolean }

/** What the viewer last decided about a case, to tell them that it was done; null when they did not. */
export async function findOwnDecision(viewer: Viewer, id: string): Promise<OwnDecision | null> {
  const [row] = await db().$queryRaw<OwnDecision[]>`
    SELECT c.id, coalesce(c.outcome, opinion.decision) AS decision, c.state = 'open' AS "isOpinion",
      coalesce(version.claim, left(comment.body, 120), '') AS words
    FROM review_case c
    LEFT JOIN opinion ON opinion.case_id = c.id AND opinion.version = c.version
      AND opinion.moderator_id = ${viewer.id}::uuid AND c.state = 'open'
    LEFT JOIN occurrence ON occurrence.id = c.occurrence_id
    LEFT JOIN fact_check_version version ON version.fact_check_id = coalesce(c.fact_check_id, occurrence.reused_id)
      AND (version.number = c.version OR c.occurrence_id IS NOT NULL)
    LEFT JOIN comment ON comment.id = c.comment_id
    WHERE c.id = ${id}::uuid AND (c.closed_by_id = ${viewer.id}::uuid OR opinion.case_id IS NOT NULL)
    ORDER BY version.number DESC LIMIT 1`
  return row ?? null
}
