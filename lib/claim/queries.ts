import 'server-only'
import type { OwnReuse, ReuseCase } from '@/lib/claim/reuse'
import { leastTyped, type SimilarClaim, searchQuery, type TypedWord } from '@/lib/claim/similar'
import { similarSql } from '@/lib/claim/similar-sql'
import { db } from '@/lib/db'
import { isId } from '@/lib/ids'
import { can, type Viewer } from '@/lib/policy'
import { Prisma } from '@/prisma/client/client'

/**
 * Up to five claims with a published check that are most like what was typed, from all articles. The statistics of the
 * index say which of the typed words are rare; these find the candidates, and trigrams rank them.
 */
export async function listSimilarClaims(viewer: Viewer | null, typed: string): Promise<SimilarClaim[]> {
  if (!can(viewer, 'claim.search') || typed.length < leastTyped) return []
  const { words, total, floor } = await knownWords(typed)
  const query = searchQuery(words, total, floor)
  if (!query) return []
  return db().$queryRaw<SimilarClaim[]>(similarSql(typed, query))
}

type Known = { words: TypedWord[]; total: number; floor: number }

/** The words of what was typed, with how common each is among the claims as of the last ANALYZE. */
export async function knownWords(typed: string): Promise<Known> {
  const [known] = await db().$queryRaw<[Known]>`
    WITH statistics AS MATERIALIZED (
      SELECT most_common_elems::text::text[] AS elements, most_common_elem_freqs AS shares FROM pg_stats
      WHERE schemaname = current_schema() AND tablename = 'claim_words' LIMIT 1
    ), common AS MATERIALIZED (
      SELECT each.word, each.share::float8 FROM statistics, unnest(elements, shares) AS each (word, share)
      WHERE each.word IS NOT NULL
    )
    SELECT coalesce((SELECT reltuples FROM pg_class WHERE oid = 'claim_words'::regclass), 0)::float8 AS total,
      coalesce((SELECT min(share) FROM common), 0)::float8 AS floor,
      coalesce((SELECT jsonb_agg(jsonb_build_object('word', typed.word,
          'position', typed.positions[1], 'share', common.share))
        FROM unnest(to_tsvector('simple'::regconfig, ${typed})) AS typed (word, positions, weights)
        LEFT JOIN common USING (word)), '[]') AS words`
  return { ...known, total: Math.max(0, known.total) }
}

/** One reuse as the desk sees it; null for those who do not review and for an unknown one. */
export async function findReuseCase(viewer: Viewer, id: string): Promise<ReuseCase | null> {
  if (!can(viewer, 'review.read') || !isId(id)) return null
  const [row] = await db().$queryRaw<ReuseCase[]>`
    SELECT o.id, o.state, to_json(o.created_at) #>> '{}' AS at, u.name AS proposer, w.name AS author,
      p.slug, r.title, r.language, a.paragraph_id AS "paragraphId", x.position + 1 AS number, x.text, a.start, a."end",
      f.id AS "factCheckId", f.state = 'retracted' AS "isRetracted", v.claim, v.claimant, v.claimed_on::text AS "claimedOn",
      v.verdict, v.conclusion, v.explanation_html AS "explanationHtml",
      h.slug AS "fromSlug", hr.title AS "fromTitle", ha.paragraph_id AS "fromParagraphId"
    FROM occurrence o JOIN anchor a ON a.id = o.anchor_id JOIN article p ON p.id = a.article_id
    JOIN revision r ON r.article_id = p.id AND r.number = p.current_revision
    JOIN paragraph_text x ON x.revision_id = a.revision_id AND x.paragraph_id = a.paragraph_id
    JOIN fact_check f ON f.id = o.reused_id
    JOIN fact_check_version v ON v.fact_check_id = f.id AND v.number = f.published_version
    LEFT JOIN "user" u ON u.id = o.proposer_id
    JOIN "user" w ON w.id = f.author_id
    JOIN occurrence ho ON ho.id = f.occurrence_id JOIN anchor ha ON ha.id = ho.anchor_id
    JOIN article h ON h.id = ha.article_id
    JOIN revision hr ON hr.article_id = h.id AND hr.number = h.current_revision
    WHERE o.id = ${id}::uuid`
  return row ?? null
}

/** How many of one's own reuses are listed: the newest. */
export const ownReuseLimit = 100

/** The reuses that the viewer proposed, newest first. */
export async function listOwnReuses(viewer: Viewer): Promise<OwnReuse[]> {
  return db().$queryRaw<OwnReuse[]>(reusesSql(viewer, Prisma.empty))
}

/** Those of one article that still wait there. */
export function waitingReusesSql(viewer: Viewer, articleId: string): Prisma.Sql {
  return reusesSql(viewer, Prisma.sql`AND o.article_id = ${articleId}::uuid AND o.state = 'proposed'`)
}

// Each place and each check is looked up by itself (`OFFSET 0` keeps them apart): joined as one, the database thinks
// longer about the order of nine tables than it takes to read them.
function reusesSql(viewer: Viewer, which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT o.id, o.state, place.*, checked.*, to_json(o.created_at) #>> '{}' AS at, o.reason_code AS "reasonCode",
      o.reason, j.name AS judge
    FROM (SELECT * FROM occurrence o WHERE o.proposer_id = ${viewer.id}::uuid ${which}
      ORDER BY o.created_at DESC, o.id DESC LIMIT ${ownReuseLimit}) o
    JOIN LATERAL (
      SELECT a.paragraph_id AS "paragraphId", p.slug, r.title AS article, x.position + 1 AS number
      FROM anchor a JOIN article p ON p.id = a.article_id
      JOIN revision r ON r.article_id = p.id AND r.number = p.current_revision
      JOIN paragraph_text x ON x.revision_id = a.revision_id AND x.paragraph_id = a.paragraph_id
      WHERE a.id = o.anchor_id OFFSET 0) place ON true
    JOIN LATERAL (
      SELECT f.id AS "factCheckId", v.claim, v.verdict, v.conclusion
      FROM fact_check f JOIN fact_check_version v ON v.fact_check_id = f.id AND v.number = f.published_version
      WHERE f.id = o.reused_id OFFSET 0) checked ON true
    LEFT JOIN "user" j ON j.id = o.judge_id
    ORDER BY o.created_at DESC, o.id DESC`
}
