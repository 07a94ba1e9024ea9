import 'server-only'
import type { Orphan } from '@/lib/article/article-page'
import { db } from '@/lib/db'
import { type Verdict, verdictMeanings } from '@/lib/fact-check/verdicts'
import { plainText } from '@/lib/markdown'
import { excerpt } from '@/lib/notification/told'
import { routes } from '@/lib/routes'

const mostOrphans = 50
const mostWords = 300

type Row = {
  id: string
  verdict: Verdict | null
  quote: string
  revision: number
  words: string
  handle: string
  name: string
}

/** What readers can see of an article that stands nowhere in it: checks first, then comments, fifty at most. */
export async function listOrphans(articleId: string): Promise<Orphan[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT x.id, x.verdict, coalesce(a.exact, left(t.text, ${mostWords})) AS quote, w.number AS revision, x.words, u.handle, u.name
    FROM (
      SELECT f.id, o.anchor_id, v.verdict, v.conclusion AS words, f.author_id, 0 AS part, f.published_at AS at
      FROM fact_check f JOIN occurrence o ON o.id = f.occurrence_id
      JOIN fact_check_version v ON v.fact_check_id = f.id AND v.number = f.published_version
      WHERE f.article_id = ${articleId}::uuid
      UNION ALL
      SELECT c.id, c.anchor_id, NULL, left(c.body, 600), c.author_id, 1, c.created_at FROM comment c
      WHERE c.article_id = ${articleId}::uuid AND c.is_orphan AND c.state = 'visible' AND c.parent_id IS NULL
    ) x JOIN standing_anchor a ON a.id = x.anchor_id JOIN "user" u ON u.id = x.author_id
    JOIN revision w ON w.id = a.made_in
    JOIN paragraph_text t ON t.revision_id = a.made_in AND t.paragraph_id = a.made_at
    WHERE a.state = 'orphaned' ORDER BY x.part, x.at DESC, x.id LIMIT ${mostOrphans}`
  return rows.map(({ handle, name, verdict, words, ...row }) => ({
    ...row,
    verdict: verdict && { name: verdict, ...labelOf(verdict) },
    words: verdict ? words : excerpt(plainText(words)),
    author: { handle, name },
    href: verdict ? routes.factCheck(row.id) : routes.commentPermalink(row.id),
  }))
}

function labelOf(verdict: Verdict) {
  const { label, tone } = verdictMeanings[verdict]
  return { label, tone }
}
