import 'server-only'
import { leastTyped, type SimilarClaim, searchQuery, type TypedWord } from '@/lib/claim/similar'
import { similarSql } from '@/lib/claim/similar-sql'
import { db } from '@/lib/db'
import { can, type Viewer } from '@/lib/policy'

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
      coalesce((SELECT jsonb_agg(jsonb_build_object('word', typed.word, 'share', common.share))
        FROM unnest(tsvector_to_array(to_tsvector('simple'::regconfig, ${typed}))) AS typed (word)
        LEFT JOIN common USING (word)), '[]') AS words`
  return { ...known, total: Math.max(0, known.total) }
}
