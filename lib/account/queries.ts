import 'server-only'
import { type CheckPart, type OwnPart, partOf, statesOf } from '@/lib/account/own-parts'
import { db } from '@/lib/db'
import type { CheckLifeState } from '@/lib/fact-check/life'
import type { Appeal } from '@/lib/fact-check/shape'
import { appealOf } from '@/lib/fact-check/steps'
import type { Verdict } from '@/lib/fact-check/verdicts'
import { type PageKey, pageOf } from '@/lib/page-key'
import { excerptOf } from '@/lib/person/excerpt'
import type { Viewer } from '@/lib/policy'
import type { RecordNames } from '@/lib/record/names'
import { findRecordNames } from '@/lib/record/queries'
import type { Prisma } from '@/prisma/client/client'

export type OwnCheck = {
  id: string
  state: CheckLifeState
  isPublic: boolean
  claim: string
  verdict: Verdict
  article: string
  at: string
  /** The place in the queue of one that waits, from 1. */
  place: number | null
  decision: { reasonCode: string; reason: string | null; who: string; at: string } | null
}

export type OwnPage<Entry> = { entries: Entry[]; next: string | null }

export type OwnComment = {
  id: string
  slug: string
  article: string
  paragraphId: string
  state: string
  /** Its beginning, as plain text. */
  words: string
  at: string
  /** Why a moderator hid it, and what became of one's appeal. */
  hidden: { reasonCode: string; reason: string | null; who: string | null } | null
  appeal: Appeal | null
  /** How moderators are named to those whom they decide about. */
  names: RecordNames
}

/** How much of what the viewer wrote stands where; deleted comments are left out. */
export async function countOwnWork(viewer: Viewer): Promise<Record<OwnPart, number>> {
  const [states, comments] = await Promise.all([
    db().factCheck.groupBy({ by: ['state'], where: { authorId: viewer.id }, _count: true }),
    db().comment.count({ where: { authorId: viewer.id, state: { not: 'deleted' } } }),
  ])
  const counts = { changes: 0, drafts: 0, waiting: 0, rejected: 0, published: 0, comments }
  for (const { state, _count } of states) counts[partOf(state as CheckLifeState)] += _count
  return counts
}

/** The viewer's own checks of one part, newest first, from after a key. */
export async function listOwnChecks(
  viewer: Viewer,
  part: CheckPart,
  after: PageKey | null,
  size: number,
): Promise<OwnPage<OwnCheck>> {
  const found = await db().factCheck.findMany({
    where: { authorId: viewer.id, state: { in: statesOf(part) }, ...earlierThan(after) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: size + 1,
    select: ownCheckSelect,
  })
  const { rows, next } = pageOf(found.map(withKey), size)
  const places = await placesOf(rows.filter((row) => row.state === 'submitted').map((row) => row.id))
  return { entries: rows.map((row) => shapeCheck(row, places.get(row.id) ?? null)), next }
}

const articleTitle = { revisions: { orderBy: { number: 'desc' }, take: 1, select: { title: true } } } as const

const ownCheckSelect = {
  id: true,
  state: true,
  version: true,
  publishedVersion: true,
  createdAt: true,
  article: { select: articleTitle },
  versions: {
    orderBy: { number: 'desc' },
    take: 1,
    select: { claim: true, verdict: true, createdAt: true },
  },
  reviews: {
    where: { case: { undoneAt: null } },
    orderBy: { createdAt: 'desc' },
    take: 1,
    select: {
      versionNumber: true,
      reasonCode: true,
      reason: true,
      createdAt: true,
      moderator: { select: { name: true } },
    },
  },
} as const satisfies Prisma.FactCheckSelect

type OwnCheckRow = Prisma.FactCheckGetPayload<{ select: typeof ownCheckSelect }>

function shapeCheck(row: OwnCheckRow, place: number | null): OwnCheck {
  const [review] = row.reviews
  const isAboutLatest = review?.versionNumber === row.version
  return {
    id: row.id,
    state: row.state as CheckLifeState,
    isPublic: row.publishedVersion !== null,
    claim: row.versions[0]?.claim ?? '',
    verdict: row.versions[0]?.verdict as Verdict,
    article: row.article.revisions[0]?.title ?? '',
    at: (row.versions[0]?.createdAt ?? row.createdAt).toISOString(),
    place,
    decision: review && isAboutLatest ? decisionOf(review) : null,
  }
}

const appealSelect = {
  words: true,
  createdAt: true,
  outcome: true,
  answer: true,
  answeredAt: true,
  answeredBy: { select: { handle: true, name: true } },
  cases: { where: { state: 'open' }, select: { version: true } },
} as const satisfies Prisma.AppealSelect

/** The viewer's own comments, newest first, from after a key; deleted ones are left out. */
export async function listOwnComments(
  viewer: Viewer,
  after: PageKey | null,
  size: number,
): Promise<OwnPage<OwnComment>> {
  const found = await db().comment.findMany({
    where: { authorId: viewer.id, state: { not: 'deleted' }, ...earlierThan(after) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: size + 1,
    select: {
      id: true,
      state: true,
      body: true,
      createdAt: true,
      paragraphId: true,
      hiddenCode: true,
      hiddenReason: true,
      hiddenBy: { select: { name: true } },
      appeal: { select: appealSelect },
      article: { select: { slug: true, ...articleTitle } },
    },
  })
  const { rows, next } = pageOf(found.map(withKey), size)
  const names = await findRecordNames()
  const entries = rows.map(({ id, state, body, at, paragraphId, article, ...row }) => ({
    id,
    state,
    paragraphId,
    words: excerptOf(body),
    slug: article.slug,
    article: article.revisions[0]?.title ?? '',
    at: at.toISOString(),
    hidden: row.hiddenCode
      ? { reasonCode: row.hiddenCode, reason: row.hiddenReason, who: row.hiddenBy?.name ?? null }
      : null,
    appeal: appealOf(row),
    names,
  }))
  return { entries, next }
}

const withKey = <Row extends { createdAt: Date }>(row: Row) => ({ ...row, at: row.createdAt })

// The first condition is what the index can begin at.
function earlierThan(after: PageKey | null) {
  if (!after) return {}
  return { createdAt: { lte: after.at }, OR: [{ createdAt: { lt: after.at } }, { id: { lt: after.id } }] }
}

type Reviewed = { reasonCode: string; reason: string | null; createdAt: Date; moderator: { name: string } }

function decisionOf({ reasonCode, reason, createdAt, moderator }: Reviewed) {
  return { reasonCode, reason, who: moderator.name, at: createdAt.toISOString() }
}

/** The place that a waiting check has in the queue, from 1; null for one that does not wait. */
export async function findPlaceInQueue(id: string): Promise<number | null> {
  return (await placesOf([id])).get(id) ?? null
}

/** The places that waiting checks have in the queue, from 1; counting stops at a thousand. */
async function placesOf(ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db().$queryRaw<{ id: string; place: number }[]>`
    SELECT own.id, (
      SELECT count(*)::int FROM (
        SELECT 1 FROM fact_check waiting
        WHERE waiting.state = 'submitted' AND (waiting.submitted_at, waiting.id) <= (own.submitted_at, own.id)
        LIMIT 1000
      ) ahead
    ) AS place
    FROM fact_check own WHERE own.state = 'submitted' AND own.id = ANY (${ids}::uuid[])`
  return new Map(rows.map(({ id, place }) => [id, place]))
}
