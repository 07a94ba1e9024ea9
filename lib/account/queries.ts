import 'server-only'
import { db } from '@/lib/db'
import type { CheckLifeState } from '@/lib/fact-check/life'
import type { Verdict } from '@/lib/fact-check/verdicts'
import type { Viewer } from '@/lib/policy'

/** The most checks, and the most comments, that `/mine` lists: the newest. */
export const ownWorkLimit = 100

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

export type OwnComment = {
  id: string
  slug: string
  article: string
  paragraphId: string
  state: string
  body: string
  at: string
}

/** The viewer's own checks, newest first. */
export async function listOwnChecks(viewer: Viewer): Promise<OwnCheck[]> {
  const rows = await db().factCheck.findMany({
    where: { authorId: viewer.id },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: ownWorkLimit,
    select: {
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
        orderBy: { createdAt: 'desc' },
        take: 1,
        include: { moderator: { select: { name: true } } },
      },
    },
  })
  const places = await placesOf(rows.filter((row) => row.state === 'submitted').map((row) => row.id))
  return rows.map((row) => {
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
      place: places.get(row.id) ?? null,
      decision: review && isAboutLatest ? decisionOf(review) : null,
    }
  })
}

/** The viewer's own comments, newest first; deleted ones are left out. */
export async function listOwnComments(viewer: Viewer): Promise<OwnComment[]> {
  const rows = await db().comment.findMany({
    where: { authorId: viewer.id, state: { not: 'deleted' } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: ownWorkLimit,
    select: {
      id: true,
      state: true,
      body: true,
      createdAt: true,
      paragraphId: true,
      article: { select: { slug: true, ...articleTitle } },
    },
  })
  return rows.map(({ id, state, body, createdAt, paragraphId, article }) => {
    const title = article.revisions[0]?.title ?? ''
    return { id, state, body, paragraphId, slug: article.slug, article: title, at: createdAt.toISOString() }
  })
}

const articleTitle = { revisions: { orderBy: { number: 'desc' }, take: 1, select: { title: true } } } as const

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
