import 'server-only'
import type { AnchorState } from '@/lib/anchor/re-anchor'
import { db } from '@/lib/db'
import { can, type Viewer } from '@/lib/policy'

/** What can be tied to other words, with the words that it is about. */
export type Loose = {
  id: string
  subject: 'fact-check' | 'comment'
  says: string
  quote: string
  revision: number
  state: AnchorState
  mayTie: boolean
}

/** A published check or a comment of an article by its id, for whoever asks; null where there is nothing they may see. */
export async function findLoose(viewer: Viewer, articleId: string, id: string): Promise<Loose | null> {
  const [row] = await db().$queryRaw<(Omit<Loose, 'mayTie'> & { authorId: string })[]>`
    SELECT x.id, x.subject, x.says, x.author_id AS "authorId", coalesce(a.exact, t.text) AS quote, w.number AS revision, a.state
    FROM (
      SELECT f.id, 'fact-check' AS subject, v.claim AS says, o.anchor_id, f.author_id FROM fact_check f
      JOIN occurrence o ON o.id = f.occurrence_id
      JOIN fact_check_version v ON v.fact_check_id = f.id AND v.number = f.published_version
      WHERE f.id = ${id}::uuid AND f.state <> 'retracted'
      UNION ALL
      SELECT c.id, 'comment', left(c.body, 600), c.anchor_id, c.author_id FROM comment c
      WHERE c.id = ${id}::uuid AND c.parent_id IS NULL AND c.state = 'visible'
    ) x JOIN standing_anchor a ON a.id = x.anchor_id AND a.article_id = ${articleId}::uuid
    JOIN revision w ON w.id = a.made_in
    JOIN paragraph_text t ON t.revision_id = a.made_in AND t.paragraph_id = a.made_at`
  if (!row) return null
  const { authorId, ...loose } = row
  return { ...loose, mayTie: can(viewer, 'annotation.reattach', { authorId }) }
}
