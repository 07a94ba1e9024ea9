import 'server-only'
import type { AnchorState } from '@/lib/anchor/re-anchor'
import type { Transaction } from '@/lib/db'

/** Where a published check stands by an anchor, and how well that fits the text of now. */
export type OldPlace = {
  occurrenceId: string
  factCheckId: string
  anchorId: string
  articleId: string
  state: AnchorState
  paragraphId: string | null
  start: number | null
  end: number | null
  verdict: string
}

/** The place of a published check, or of one of its reuses; null where it is published no more. */
export async function readOldPlace(
  tx: Pick<Transaction, '$queryRaw'>,
  subject: 'fact-check' | 'occurrence',
  id: string,
): Promise<OldPlace | null> {
  const isCheck = subject === 'fact-check'
  const [place] = await tx.$queryRaw<OldPlace[]>`
    SELECT o.id AS "occurrenceId", f.id AS "factCheckId", a.id AS "anchorId", a.article_id AS "articleId", a.state,
      a.paragraph_id AS "paragraphId", a.start, a."end", v.verdict
    FROM occurrence o JOIN fact_check f ON f.id = o.reused_id OR (o.reused_id IS NULL AND f.occurrence_id = o.id)
    JOIN fact_check_version v ON v.fact_check_id = f.id AND v.number = f.published_version
    JOIN standing_anchor a ON a.id = o.anchor_id
    WHERE o.state = 'accepted' AND f.published_version IS NOT NULL AND f.state <> 'retracted' AND
      CASE WHEN ${isCheck} THEN f.id = ${id}::uuid AND o.id = f.occurrence_id ELSE o.id = ${id}::uuid END`
  return place ?? null
}
