import { type Article, newId, type Person } from './fixtures'

type Sql = (text: string, values?: unknown[]) => Promise<unknown[]>

/** Changes as the application makes them: the rows and their entry in the log in one transaction. */

export async function comment(sql: Sql, { id, paragraphs }: Article, author: Person, body: string, at = 0) {
  const commentId = newId()
  await sql(
    `WITH revised AS (SELECT r.id FROM revision r JOIN article a ON a.id = r.article_id AND a.current_revision = r.number
        WHERE a.id = $1),
      anchored AS (INSERT INTO anchor (id, article_id, paragraph_id, revision_id) SELECT $3, $1, $2, id FROM revised RETURNING id),
      written AS (INSERT INTO comment (id, article_id, paragraph_id, anchor_id, root_id, author_id, body, body_html)
        SELECT $4, $1, $2, id, $4, $5, $6, '<p>' || $6 || '</p>' FROM anchored)
    INSERT INTO event (kind, subject_type, subject_id, article_id, actor_id) VALUES ('comment.created', 'comment', $4, $1, $5)`,
    [id, paragraphs[at]?.id, newId(), commentId, author.id, body],
  )
  return commentId
}

/** Hides a comment as a moderator does, with words for the record. */
export async function hide(sql: Sql, { id: articleId }: Article, id: string, by: Person, reason = '') {
  await sql(
    `WITH hidden AS (UPDATE comment SET state = 'hidden', hidden_by_id = $2, hidden_code = 'spam' WHERE id = $1)
    INSERT INTO event (kind, subject_type, subject_id, article_id, actor_id, is_public, data)
      VALUES ('comment.hidden', 'comment', $1, $3, $2, true, jsonb_build_object('reasonCode', 'spam', 'reason', $4::text))`,
    [id, by.id, articleId, reason],
  )
}

/** A revision of an article with another title, announced like its first; its paragraphs stay as they are. */
export async function revise(sql: Sql, { id, slug }: Article, title: string) {
  await sql(
    `WITH old AS (SELECT r.id, r.number FROM revision r JOIN article a ON a.id = r.article_id AND a.current_revision = r.number
        WHERE a.id = $1),
      new AS (INSERT INTO revision (id, article_id, number, title) SELECT $2, $1, number + 1, $3 FROM old RETURNING id, number),
      texts AS (INSERT INTO paragraph_text (revision_id, paragraph_id, position, kind, text)
        SELECT $2, t.paragraph_id, t.position, t.kind, t.text FROM paragraph_text t JOIN old ON old.id = t.revision_id),
      turned AS (UPDATE article SET current_revision = new.number FROM new WHERE article.id = $1 RETURNING current_revision)
    INSERT INTO event (kind, subject_type, subject_id, article_id, is_public, data)
      SELECT 'article.published', 'article', $1, $1, true, jsonb_build_object('slug', $4::text, 'revision', current_revision)
      FROM turned`,
    [id, newId(), title, slug],
  )
}

/** The next version of a published check, published. */
export async function correct(
  sql: Sql,
  { id: articleId }: Article,
  id: string,
  by: Person,
  conclusion: string,
) {
  await sql(
    `WITH written AS (INSERT INTO fact_check_version
        (fact_check_id, number, author_id, claim, verdict, conclusion, explanation, explanation_html)
        SELECT fact_check_id, number + 1, author_id, claim, verdict, $2, explanation, explanation_html
        FROM fact_check_version WHERE fact_check_id = $1 ORDER BY number DESC LIMIT 1 RETURNING number),
      published AS (UPDATE fact_check SET version = number, published_version = number FROM written WHERE id = $1
        RETURNING number)
    INSERT INTO event (kind, subject_type, subject_id, article_id, actor_id, is_public, data)
      SELECT 'fact-check.published', 'fact-check', $1, $3, $4, true, jsonb_build_object('version', number, 'reasonCode', 'sound')
      FROM published`,
    [id, conclusion, articleId, by.id],
  )
}

/** Another article of one paragraph. */
export async function publish(sql: Sql, slug: string, title: string) {
  await sql(
    `WITH made AS (INSERT INTO article (id, slug, published_at) VALUES ($1, $4, now()) RETURNING id),
      revised AS (INSERT INTO revision (id, article_id, number, title) SELECT $2, id, 1, $5 FROM made RETURNING id),
      divided AS (INSERT INTO paragraph (id, article_id) SELECT $3, id FROM made RETURNING id),
      written AS (INSERT INTO paragraph_text (revision_id, paragraph_id, position, kind, text)
        SELECT revised.id, divided.id, 0, 'paragraph', 'It has one paragraph.' FROM revised, divided)
    INSERT INTO event (kind, subject_type, subject_id, article_id, is_public, data)
      SELECT 'article.published', 'article', id, id, true, jsonb_build_object('slug', $4::text, 'revision', 1) FROM made`,
    [newId(), newId(), newId(), slug, title],
  )
}
