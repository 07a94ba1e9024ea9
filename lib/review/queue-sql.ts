import 'server-only'
import type { Viewer } from '@/lib/policy'
import { ageMinutes, likePattern, type QueueFilter, searchWords } from '@/lib/review/filter'
import { type QueueEnd, type QueueView, queuePageSize } from '@/lib/review/queue'
import { Prisma } from '@/prisma/client/client'

/** What of `review_case c` an open case is about. */
export const subjectSql = Prisma.sql`CASE WHEN c.fact_check_id IS NOT NULL THEN 'fact-check'
  WHEN c.occurrence_id IS NOT NULL THEN 'occurrence' WHEN c.comment_id IS NOT NULL THEN 'comment' ELSE 'sanction' END`

export const subjectIdSql = Prisma.sql`coalesce(c.fact_check_id, c.occurrence_id, c.comment_id, c.sanction_id)`

/** The conditions that make of `review_case c` what a filter asks for, each only where it asks. */
export function whereSql(viewer: Viewer, filter: QueueFilter, targetHours: number) {
  const { view, kind, article, verdict, language, standing, age } = filter
  const parts = [
    Prisma.sql`c.state = 'open'`,
    ...viewSql(viewer, view),
    ...(kind ? [Prisma.sql`c.kind = ${kind}`] : []),
    ...(article ? [Prisma.sql`c.article_id = (SELECT id FROM article WHERE slug = ${article})`] : []),
    ...(verdict ? [Prisma.sql`c.verdict = ${verdict}`] : []),
    ...(language ? [Prisma.sql`c.language = ${language}`] : []),
    ...(standing ? [Prisma.sql`c.author_standing = ${standing}`] : []),
    ...(age ? [ageSql(ageMinutes(age, targetHours))] : []),
    ...searchWords(filter.q).map((word) => Prisma.sql`c.words ILIKE ${likePattern(word)}`),
  ]
  return Prisma.join(parts, ' AND ')
}

function viewSql(viewer: Viewer, view: QueueView): Prisma.Sql[] {
  if (view === 'mine') return [Prisma.sql`c.holder_id = ${viewer.id}::uuid AND c.held_until > now()`]
  return view === 'free' ? [Prisma.sql`(c.held_until IS NULL OR c.held_until <= now())`] : []
}

function ageSql({ from, to }: { from: number; to: number | null }): Prisma.Sql {
  const since = Prisma.sql`c.opened_at <= now() - make_interval(mins => ${from}::int)`
  return to === null
    ? since
    : Prisma.sql`${since} AND c.opened_at > now() - make_interval(mins => ${to}::int)`
}

/** One page of the queue: its cases first, then what is said of each, so that nothing is looked up for the others. */
export function pageSql(
  viewer: Viewer,
  { filter, after, targetHours }: { filter: QueueFilter; after: QueueEnd | null; targetHours: number },
): Prisma.Sql {
  const from = after
    ? Prisma.sql`AND (c.ranked_at, c.id) > (${after.rankedAt}::timestamptz, ${after.id}::uuid)`
    : Prisma.empty
  return Prisma.sql`
    WITH page AS MATERIALIZED (
      SELECT c.* FROM review_case c WHERE ${whereSql(viewer, filter, targetHours)} ${from}
      ORDER BY c.ranked_at, c.id LIMIT ${queuePageSize + 1}
    )
    SELECT c.id, c.kind, ${subjectSql} AS subject, ${subjectIdSql} AS "subjectId", anchor.exact AS quote,
      coalesce(version.claim, left(comment.body, 300), sanction.reason, '') AS words, c.verdict, author.name AS author,
      coalesce(c.author_id = ${viewer.id}::uuid, false) AS "isOwn", c.version, c.opened_at AS "openedAt",
      c.ranked_at AS "rankedAt",
      (SELECT position + 1 FROM paragraph_text WHERE paragraph_text.revision_id = anchor.revision_id
        AND paragraph_text.paragraph_id = anchor.paragraph_id) AS paragraph,
      holder.name AS "holderName", holder.id = ${viewer.id}::uuid AS "holderIsViewer",
      c.is_high_harm AS "isHighHarm", c.reports, c.reach, c.author_standing AS "authorStanding"
    FROM page c
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
    ORDER BY c.ranked_at, c.id`
}
