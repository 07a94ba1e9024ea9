import 'server-only'
import { type InlineMark, marksOf } from '@/lib/article/inline'
import type { ParagraphKind } from '@/lib/article/paragraph'
import { db } from '@/lib/db'

/** A paragraph that an article had, as it stood last. */
export type FormerParagraph = {
  id: string
  kind: ParagraphKind
  text: string
  marks: InlineMark[]
  /** Its number in the last revision that had it, and that revision's. */
  number: number
  revision: number
  /** The paragraph of now that took it in, if one did. */
  heirId: string | null
}

/** A paragraph that is not in the present text of its article any more; null for one that never was in it. */
export async function findFormerParagraph(articleId: string, id: string): Promise<FormerParagraph | null> {
  const [row] = await db().$queryRaw<(Omit<FormerParagraph, 'marks'> & { marks: unknown })[]>`
    WITH RECURSIVE heir AS (
      SELECT id, merged_into_id, 0 AS depth FROM paragraph WHERE id = ${id}::uuid AND article_id = ${articleId}::uuid
      UNION ALL
      SELECT p.id, p.merged_into_id, h.depth + 1 FROM heir h JOIN paragraph p ON p.id = h.merged_into_id WHERE h.depth < 50
    )
    SELECT t.paragraph_id AS id, t.kind, t.text, t.marks, t.position + 1 AS number, r.number AS revision, (
      SELECT n.paragraph_id FROM article a JOIN revision c ON c.article_id = a.id AND c.number = a.current_revision
      JOIN paragraph_text n ON n.revision_id = c.id JOIN heir h ON h.id = n.paragraph_id
      WHERE a.id = ${articleId}::uuid LIMIT 1) AS "heirId"
    FROM heir JOIN paragraph_text t ON t.paragraph_id = heir.id JOIN revision r ON r.id = t.revision_id
    WHERE heir.depth = 0 ORDER BY r.number DESC LIMIT 1`
  return row ? { ...row, marks: marksOf(row.marks, row.text) } : null
}
