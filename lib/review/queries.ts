import 'server-only'
import { db } from '@/lib/db'
import type { Decision } from '@/lib/fact-check/life'
import { findCheck } from '@/lib/fact-check/queries'
import type { Check } from '@/lib/fact-check/shape'
import type { Verdict } from '@/lib/fact-check/verdicts'
import { countOpenFlags, type FlagCount } from '@/lib/flag/queries'
import { can, type Viewer } from '@/lib/policy'
import { overdueAfterHours, type QueueEnd, type QueueView, writeQueueEnd } from '@/lib/review/queue'

/** The most cases that one page of the queue lists. */
export const queueLimit = 50

export type QueueItem = {
  id: string
  claim: string
  quote: string | null
  verdict: Verdict
  author: string
  version: number
  paragraph: number
  submittedAt: string
  isOverdue: boolean
  isOwn: boolean
  holder: { name: string; isViewer: boolean } | null
}

/** One page of the waiting checks, the longest waiting first, and where the next begins. */
export async function listQueue(
  viewer: Viewer,
  view: QueueView,
  after: QueueEnd | null,
): Promise<{ items: QueueItem[]; next: string | null }> {
  const rows = await db().$queryRaw<QueueRow[]>`
    SELECT fact_check.id, version.claim, anchor.exact AS quote, version.verdict, author.name AS author,
      author.id = ${viewer.id}::uuid AS "isOwn", fact_check.version, fact_check.submitted_at AS "submittedAt",
      (SELECT position + 1 FROM paragraph_text WHERE paragraph_text.revision_id = anchor.revision_id
        AND paragraph_text.paragraph_id = anchor.paragraph_id) AS paragraph,
      fact_check.submitted_at < now() - make_interval(hours => ${overdueAfterHours}) AS "isOverdue",
      holder.name AS "holderName", holder.id = ${viewer.id}::uuid AS "holderIsViewer"
    FROM fact_check
    JOIN fact_check_version version ON version.fact_check_id = fact_check.id AND version.number = fact_check.version
    JOIN "user" author ON author.id = fact_check.author_id
    JOIN occurrence ON occurrence.id = fact_check.occurrence_id
    JOIN anchor ON anchor.id = occurrence.anchor_id
    LEFT JOIN lease ON lease.fact_check_id = fact_check.id AND lease.expires_at > now()
    LEFT JOIN "user" holder ON holder.id = lease.moderator_id
    WHERE fact_check.state = 'submitted'
      AND (${view} = 'all' OR (${view} = 'free' AND holder.id IS NULL) OR (${view} = 'mine' AND holder.id = ${viewer.id}::uuid))
      AND (${after === null} OR (fact_check.submitted_at, fact_check.id) >
        (${after?.submittedAt ?? new Date(0)}::timestamptz, ${after?.id ?? nobody}::uuid))
    ORDER BY fact_check.submitted_at, fact_check.id
    LIMIT ${queueLimit + 1}`
  const page = rows.slice(0, queueLimit)
  const last = page.at(-1)
  const next = rows.length > queueLimit && last ? writeQueueEnd(last) : null
  return { items: page.map(shapeItem), next }
}

const nobody = '00000000-0000-0000-0000-000000000000'

type QueueRow = Omit<QueueItem, 'submittedAt' | 'holder'> & {
  submittedAt: Date
  holderName: string | null
  holderIsViewer: boolean | null
}

function shapeItem({ submittedAt, holderName, holderIsViewer, ...item }: QueueRow): QueueItem {
  const holder = holderName === null ? null : { name: holderName, isViewer: holderIsViewer === true }
  return { ...item, submittedAt: submittedAt.toISOString(), holder }
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
  const [counts] = await db().$queryRaw<[QueueCounts]>`
    SELECT count(*)::int AS all, count(*) FILTER (WHERE moderator_id IS NULL)::int AS free,
      count(*) FILTER (WHERE moderator_id = ${viewer.id}::uuid)::int AS mine,
      count(*) FILTER (WHERE submitted_at < now() - make_interval(hours => ${overdueAfterHours}))::int AS overdue,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM now() - submitted_at))::float8 AS "medianWaitSeconds"
    FROM fact_check LEFT JOIN lease ON lease.fact_check_id = fact_check.id AND lease.expires_at > now()
    WHERE state = 'submitted'`
  return counts
}

/** The longest waiting case that the viewer could decide now, other than the given one. */
export async function findNextCase(viewer: Viewer, exceptId: string | null): Promise<string | null> {
  if (!can(viewer, 'review.read')) return null
  const [row] = await db().$queryRaw<{ id: string }[]>`
    SELECT fact_check.id FROM fact_check
    LEFT JOIN lease ON lease.fact_check_id = fact_check.id AND lease.expires_at > now()
    WHERE state = 'submitted' AND author_id <> ${viewer.id}::uuid AND fact_check.id <> ${exceptId ?? nobody}::uuid
      AND (moderator_id IS NULL OR moderator_id = ${viewer.id}::uuid)
      AND NOT EXISTS (SELECT 1 FROM article_editor editor
        WHERE editor.article_id = fact_check.article_id AND editor.user_id = ${viewer.id}::uuid)
    ORDER BY submitted_at, fact_check.id LIMIT 1`
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

export type Case = {
  check: Check
  lease: { name: string; isViewer: boolean; expiresAt: string } | null
  precedents: Precedent[]
  record: { submitted: number; published: number; rejected: number }
  /** Open reports by readers. */
  flags: FlagCount[]
}

/** A case as the desk sees it; null for those who do not review and for an unknown one. */
export async function findCase(viewer: Viewer, id: string): Promise<Case | null> {
  if (!can(viewer, 'review.read')) return null
  const check = await findCheck(viewer, id)
  if (!check) return null
  const [lease, precedents, record, flags] = await Promise.all([
    findLease(viewer, id),
    listPrecedents(check),
    recordOf(check.authorId),
    countOpenFlags(id),
  ])
  return { check, lease, precedents, record, flags }
}

async function findLease(viewer: Viewer, id: string): Promise<Case['lease']> {
  const lease = await db().lease.findFirst({
    where: { factCheckId: id, expiresAt: { gt: new Date() } },
    select: { expiresAt: true, moderatorId: true, moderator: { select: { name: true } } },
  })
  if (!lease) return null
  return {
    name: lease.moderator.name,
    isViewer: lease.moderatorId === viewer.id,
    expiresAt: lease.expiresAt.toISOString(),
  }
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
async function recordOf(authorId: string): Promise<Case['record']> {
  const [record] = await db().$queryRaw<[Case['record']]>`
    SELECT count(*)::int AS submitted, count(published_version)::int AS published,
      count(*) FILTER (WHERE state = 'rejected')::int AS rejected
    FROM fact_check WHERE author_id = ${authorId}::uuid AND state <> 'draft'`
  return record
}

export type OwnDecision = { id: string; decision: Decision; claim: string; isPublic: boolean }

/** What the viewer last decided about a check, to tell them that it was done; null when they did not. */
export async function findOwnDecision(viewer: Viewer, id: string): Promise<OwnDecision | null> {
  const review = await db().review.findFirst({
    where: { factCheckId: id, moderatorId: viewer.id },
    orderBy: { createdAt: 'desc' },
    select: {
      decision: true,
      version: { select: { claim: true } },
      factCheck: { select: { publishedVersion: true } },
    },
  })
  if (!review) return null
  const isPublic = review.factCheck.publishedVersion !== null
  return { id, decision: review.decision as Decision, claim: review.version.claim, isPublic }
}
