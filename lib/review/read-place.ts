import 'server-only'
import { db } from '@/lib/db'

/** The paragraph that a case is about, as its article went on. */
export type Surroundings = {
  /** The paragraphs before and after it when the words were chosen. */
  before: string | null
  after: string | null
  /** What it says now, where that differs; null also when it is no longer there. */
  now: string | null
  isRemoved: boolean
  writtenOn: number
  current: number
  quote: string | null
}

/** Where the words of a case stand, then and now; null for one that stands nowhere. */
export async function findSurroundings(caseId: string): Promise<Surroundings | null> {
  const [row] = await db().$queryRaw<(Surroundings & { then: string })[]>`
    SELECT t.text AS "then", n.exact AS quote, w.number AS "writtenOn", n.revision AS current,
      (SELECT b.text FROM paragraph_text b WHERE b.revision_id = w.id AND b.position = t.position - 1) AS before,
      (SELECT f.text FROM paragraph_text f WHERE f.revision_id = w.id AND f.position = t.position + 1) AS after,
      present.text AS now, present.text IS NULL AS "isRemoved"
    FROM review_case c
    LEFT JOIN fact_check f ON f.id = c.fact_check_id
    LEFT JOIN comment m ON m.id = c.comment_id
    LEFT JOIN occurrence o ON o.id = coalesce(c.occurrence_id, f.occurrence_id)
    JOIN standing_anchor n ON n.id = coalesce(m.anchor_id, o.anchor_id)
    JOIN revision w ON w.id = n.made_in
    JOIN paragraph_text t ON t.revision_id = w.id AND t.paragraph_id = n.made_at
    LEFT JOIN paragraph_text present ON present.revision_id = n.revision_id AND present.paragraph_id = n.paragraph_id
    WHERE c.id = ${caseId}::uuid`
  if (!row) return null
  const { then, now, ...place } = row
  return { ...place, now: now === then ? null : now }
}

export type OtherPlace = {
  id: string
  slug: string
  title: string
  paragraphId: string
  number: number | null
  quote: string | null
  state: string
}

const mostPlaces = 12

/** Where else the claim of a check stands or is to stand, oldest first. */
export async function listOtherPlaces(claimId: string, factCheckId: string): Promise<OtherPlace[]> {
  return db().$queryRaw<OtherPlace[]>`
    SELECT o.id, p.slug, r.title, n.paragraph_id AS "paragraphId", t.position + 1 AS number, n.exact AS quote, o.state
    FROM occurrence o JOIN anchor n ON n.id = o.anchor_id
    JOIN article p ON p.id = n.article_id
    JOIN revision r ON r.article_id = p.id AND r.number = p.current_revision
    LEFT JOIN paragraph_text t ON t.revision_id = r.id AND t.paragraph_id = n.paragraph_id
    WHERE o.claim_id = ${claimId}::uuid AND o.state <> 'declined'
      AND o.id <> (SELECT occurrence_id FROM fact_check WHERE id = ${factCheckId}::uuid)
    ORDER BY o.created_at, o.id LIMIT ${mostPlaces}`
}
