import 'server-only'
import { cache } from 'react'
import type { VerdictCount } from '@/lib/article/article-page'
import { addVerdicts } from '@/lib/article/tally'
import { db } from '@/lib/db'
import type { Verdict } from '@/lib/fact-check/verdicts'
import { type PageKey, pageOf } from '@/lib/page-key'
import { excerptOf } from '@/lib/person/excerpt'
import { isHandle } from '@/lib/person/handle'
import type { CheckRecord } from '@/lib/person/standing'
import type { Role } from '@/lib/policy'
import { inForceAt } from '@/lib/sanction/in-force'
import { Prisma } from '@/prisma/client/client'

export type Person = {
  id: string
  handle: string
  name: string
  role: Role
  joinedAt: string
  /** Since when and until when the person is banned; null for who isn't. `until` is null for a ban without an end. */
  ban: { since: string; until: string | null } | null
}

/** Where something stands: the article as it is called now, and the paragraph. */
export type Where = { slug: string; title: string; paragraphId: string }

export type PersonCheck = {
  id: string
  claim: string
  verdict: Verdict
  conclusion: string
  isRetracted: boolean
  isExample: boolean
  publishedAt: string
  where: Where
}

export type PersonComment = { id: string; words: string; isExample: boolean; at: string; where: Where }

export type Page<Entry> = { entries: Entry[]; next: string | null }

/** A person by their handle, banned ones too: what they published stays public. Null for a handle nobody has. */
export const findPerson = cache(async (handle: string): Promise<Person | null> => {
  if (!isHandle(handle)) return null
  const user = await db().user.findUnique({
    where: { handle },
    select: {
      id: true,
      name: true,
      role: true,
      createdAt: true,
      sanctions: {
        where: { kind: 'ban', ...inForceAt(new Date()) },
        orderBy: { startsAt: 'asc' },
        take: 1,
        select: { startsAt: true, endsAt: true },
      },
    },
  })
  if (!user) return null
  const [ban] = user.sanctions
  return {
    id: user.id,
    handle,
    name: user.name,
    role: user.role as Role,
    joinedAt: user.createdAt.toISOString(),
    ban: ban ? { since: ban.startsAt.toISOString(), until: ban.endsAt?.toISOString() ?? null } : null,
  }
})

export type WorkCounts = { record: CheckRecord; verdicts: VerdictCount[]; comments: number }

type VerdictRow = VerdictCount & { corrected: number; retracted: number }

const onPublicArticle = Prisma.sql`JOIN article a ON a.id = w.article_id AND a.published_at IS NOT NULL`

/**
 * How much someone has published. Versions and reviews are looked up check by check, by scalar subqueries: joined, the
 * planner reads those tables whole for someone with thousands of checks.
 */
export const countWork = cache(async (personId: string): Promise<WorkCounts> => {
  const [rows, [{ rejected }], [{ comments }]] = await Promise.all([
    db().$queryRaw<VerdictRow[]>`
      SELECT verdict, count(*) FILTER (WHERE state <> 'retracted')::int AS count,
        count(*) FILTER (WHERE state = 'retracted')::int AS retracted,
        count(*) FILTER (WHERE state <> 'retracted' AND earlier > 0)::int AS corrected
      FROM (
        SELECT w.state, (SELECT v.verdict FROM fact_check_version v
            WHERE v.fact_check_id = w.id AND v.number = w.published_version) AS verdict,
          (SELECT count(*) FROM review r WHERE r.fact_check_id = w.id AND r.version_number < w.published_version
            AND r.decision = 'publish') AS earlier
        FROM fact_check w ${onPublicArticle}
        WHERE w.author_id = ${personId}::uuid AND w.published_version IS NOT NULL) own
      GROUP BY verdict`,
    db().$queryRaw<[{ rejected: number }]>`
      SELECT count(*)::int AS rejected FROM fact_check w ${onPublicArticle}
      WHERE w.author_id = ${personId}::uuid AND w.published_version IS NULL
        AND (SELECT count(*) FROM review r JOIN review_case c ON c.id = r.case_id
          WHERE r.fact_check_id = w.id AND r.decision = 'reject' AND c.undone_at IS NULL) > 0`,
    db().$queryRaw<[{ comments: number }]>`
      SELECT count(*)::int AS comments FROM comment w ${onPublicArticle}
      WHERE w.author_id = ${personId}::uuid AND w.state = 'visible'`,
  ])
  const sum = (of: (row: VerdictRow) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    record: {
      published: sum(({ count }) => count),
      corrected: sum(({ corrected }) => corrected),
      retracted: sum(({ retracted }) => retracted),
      rejected,
    },
    verdicts: addVerdicts(rows.map(({ verdict, count }) => ({ verdict, count }))),
    comments,
  }
})

const currentTitle = Prisma.sql`(SELECT t.title FROM revision t
  WHERE t.article_id = a.id AND t.number = a.current_revision) AS title`

type CheckRow = Omit<PersonCheck, 'publishedAt' | 'where'> & Where & { at: Date }

/** Someone's published checks, the latest publication first, from after a key. */
export async function listPersonChecks(
  personId: string,
  after: PageKey | null,
  size: number,
): Promise<Page<PersonCheck>> {
  const found = await db().$queryRaw<CheckRow[]>`
    SELECT w.id, v.claim, v.verdict, v.conclusion, w.state = 'retracted' AS "isRetracted", w.is_example AS "isExample",
      w.published_at AS at, a.slug, ${currentTitle}, n.paragraph_id AS "paragraphId"
    FROM fact_check w ${onPublicArticle}
    JOIN fact_check_version v ON v.fact_check_id = w.id AND v.number = w.published_version
    JOIN occurrence o ON o.id = w.occurrence_id JOIN anchor n ON n.id = o.anchor_id
    WHERE w.author_id = ${personId}::uuid AND w.published_version IS NOT NULL
      ${after ? Prisma.sql`AND (w.published_at, w.id) < (${after.at}, ${after.id}::uuid)` : Prisma.empty}
    ORDER BY w.published_at DESC, w.id DESC LIMIT ${size + 1}`
  const { rows, next } = pageOf(found, size)
  const entries = rows.map(({ at, slug, title, paragraphId, ...check }) => ({
    ...check,
    publishedAt: at.toISOString(),
    where: { slug, title, paragraphId },
  }))
  return { entries, next }
}

type CommentRow = { id: string; body: string; isExample: boolean; at: Date } & Where

/** Someone's comments that everyone can read, the newest first, from after a key. */
export async function listPersonComments(
  personId: string,
  after: PageKey | null,
  size: number,
): Promise<Page<PersonComment>> {
  const found = await db().$queryRaw<CommentRow[]>`
    SELECT w.id, w.body, w.is_example AS "isExample", w.created_at AS at, w.paragraph_id AS "paragraphId", a.slug,
      ${currentTitle}
    FROM comment w ${onPublicArticle}
    WHERE w.author_id = ${personId}::uuid AND w.state = 'visible'
      ${after ? Prisma.sql`AND (w.created_at, w.id) < (${after.at}, ${after.id}::uuid)` : Prisma.empty}
    ORDER BY w.created_at DESC, w.id DESC LIMIT ${size + 1}`
  const { rows, next } = pageOf(found, size)
  const entries = rows.map(({ id, body, isExample, at, ...where }) => ({
    id,
    words: excerptOf(body),
    isExample,
    at: at.toISOString(),
    where,
  }))
  return { entries, next }
}
