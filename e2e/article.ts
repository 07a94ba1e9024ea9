import { v7 as newId } from 'uuid'
import type { Article } from './fixtures'

type Sql = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>

/** Rows of a published article, as the mutations leave them, but for its entry in the log. */
export async function addArticle(
  sql: Sql,
  { slug, title, texts }: { slug: string; title: string; texts: string[] },
): Promise<Article> {
  const [id, revisionId] = [newId(), newId()]
  await sql('INSERT INTO article (id, slug, published_at) VALUES ($1, $2, now())', [id, slug])
  await sql('INSERT INTO revision (id, article_id, number, title) VALUES ($1, $2, 1, $3)', [
    revisionId,
    id,
    title,
  ])
  const paragraphs = texts.map((text) => ({ id: newId(), text }))
  for (const [position, { id: paragraphId, text }] of paragraphs.entries()) {
    await sql('INSERT INTO paragraph (id, article_id) VALUES ($1, $2)', [paragraphId, id])
    await sql(
      "INSERT INTO paragraph_text (revision_id, paragraph_id, position, kind, text) VALUES ($1, $2, $3, 'paragraph', $4)",
      [revisionId, paragraphId, position, text],
    )
  }
  return { id, slug, url: `/articles/${slug}`, title, paragraphs }
}
