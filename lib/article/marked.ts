import 'server-only'
import type { Stretch } from '@/lib/article/article-page'
import { db } from '@/lib/db'

/** Where the words stand that comments quote, by comment; of orphans and of whole paragraphs there are none. */
export async function listQuotedWords(commentIds: string[]): Promise<Map<string, Stretch>> {
  if (commentIds.length === 0) return new Map()
  const rows = await db().$queryRaw<(Stretch & { id: string })[]>`
    SELECT c.id, a.start, a."end" FROM comment c JOIN standing_anchor a ON a.id = c.anchor_id
    WHERE c.id = ANY(${commentIds}::uuid[]) AND c.state = 'visible' AND a.start IS NOT NULL`
  return new Map(rows.map(({ id, start, end }) => [id, { start, end }]))
}

/** How many checks wait for review, and the paragraphs where one does or where a thread has no reply. */
export async function findUnresolved(
  articleId: string,
): Promise<{ waiting: number; paragraphIds: Set<string> }> {
  const rows = await db().$queryRaw<{ paragraphId: string; waiting: number }[]>`
    SELECT a.paragraph_id AS "paragraphId", count(*)::int AS waiting
    FROM fact_check f JOIN occurrence o ON o.id = f.occurrence_id JOIN standing_anchor a ON a.id = o.anchor_id
    WHERE a.paragraph_id IS NOT NULL AND f.article_id = ${articleId}::uuid AND f.state = 'submitted' GROUP BY a.paragraph_id
    UNION ALL
    SELECT DISTINCT c.paragraph_id, 0 FROM comment c
    WHERE c.article_id = ${articleId}::uuid AND c.parent_id IS NULL AND c.state = 'visible' AND NOT c.is_orphan AND NOT EXISTS (
      SELECT 1 FROM comment k WHERE k.root_id = c.id AND k.id <> c.id AND k.state = 'visible')`
  return {
    waiting: rows.reduce((sum, { waiting }) => sum + waiting, 0),
    paragraphIds: new Set(rows.map(({ paragraphId }) => paragraphId)),
  }
}
