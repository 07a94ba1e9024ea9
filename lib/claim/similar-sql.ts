import 'server-only'
import { leastLikeness, mostCandidates, mostSimilar } from '@/lib/claim/similar'
import { Prisma } from '@/prisma/client/client'

/** The search for similar claims: candidates by words, ranked by trigrams, with the check that stands for each. */
export function similarSql(typed: string, query: string): Prisma.Sql {
  return Prisma.sql`
    WITH candidate AS MATERIALIZED (
      SELECT id, text FROM claim
      WHERE is_checked AND to_tsvector('simple'::regconfig, text) @@ ${query}::tsquery
      LIMIT ${mostCandidates + mostCandidates / 2}
    ), likely AS MATERIALIZED (
      SELECT id, similarity(text, ${typed}) AS likeness FROM candidate
    ), best AS MATERIALIZED (
      SELECT id, likeness FROM likely WHERE likeness >= ${leastLikeness} ORDER BY likeness DESC, id LIMIT ${mostSimilar}
    )
    SELECT f.id AS "factCheckId", v.claim, v.verdict, v.conclusion, u.name AS author, r.title AS article, p.slug,
      b.likeness::float8 AS likeness
    FROM best b
    JOIN LATERAL (
      SELECT f.* FROM fact_check f
      WHERE f.claim_id = b.id AND f.published_version IS NOT NULL AND f.state <> 'retracted'
      ORDER BY f.published_at DESC, f.id LIMIT 1) f ON true
    JOIN fact_check_version v ON v.fact_check_id = f.id AND v.number = f.published_version
    JOIN "user" u ON u.id = f.author_id
    JOIN article p ON p.id = f.article_id AND p.published_at IS NOT NULL
    JOIN revision r ON r.article_id = p.id AND r.number = p.current_revision
    ORDER BY b.likeness DESC, f.id`
}
