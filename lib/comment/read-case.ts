import 'server-only'
import { db } from '@/lib/db'
import { can, type Viewer } from '@/lib/policy'

/** A comment as its moderator reads it: what it says, where, in answer to what, and what readers report. */
export type CommentCase = {
  id: string
  state: string
  html: string
  at: string
  editedAt: string | null
  author: { handle: string; name: string }
  hiddenCode: string | null
  hiddenReason: string | null
  parent: { html: string; name: string } | null
  slug: string
  title: string
  language: string
  paragraphId: string
  number: number
  text: string
  start: number | null
  end: number | null
  flags: { reasonCode: string; note: string | null; name: string; at: string }[]
}

const mostFlags = 50

/** One comment, whatever its state, for those who review; null for others and for an unknown one. */
export async function findCommentCase(viewer: Viewer, id: string): Promise<CommentCase | null> {
  if (!can(viewer, 'review.read')) return null
  const [row] = await db().$queryRaw<CommentCase[]>`
    SELECT c.id, c.state, c.body_html AS html, to_json(c.created_at) #>> '{}' AS at,
      to_json(c.edited_at) #>> '{}' AS "editedAt", jsonb_build_object('handle', u.handle, 'name', u.name) AS author,
      c.hidden_code AS "hiddenCode", c.hidden_reason AS "hiddenReason",
      (SELECT jsonb_build_object('html', k.body_html, 'name', w.name) FROM comment k JOIN "user" w ON w.id = k.author_id
        WHERE k.id = c.parent_id AND k.state <> 'deleted') AS parent,
      p.slug, r.title, r.language, c.paragraph_id AS "paragraphId", x.position + 1 AS number, x.text, a.start, a."end",
      (SELECT coalesce(jsonb_agg(f ORDER BY f.at), '[]') FROM (
        SELECT g.reason_code AS "reasonCode", g.note, w.name, to_json(g.created_at) #>> '{}' AS at
        FROM flag g JOIN "user" w ON w.id = g.reporter_id
        WHERE g.comment_id = c.id AND g.state = 'open' ORDER BY g.created_at LIMIT ${mostFlags}) f) AS flags
    FROM comment c JOIN "user" u ON u.id = c.author_id JOIN anchor a ON a.id = c.anchor_id
    JOIN article p ON p.id = c.article_id
    JOIN revision r ON r.article_id = p.id AND r.number = p.current_revision
    JOIN paragraph_text x ON x.revision_id = a.revision_id AND x.paragraph_id = c.paragraph_id
    WHERE c.id = ${id}::uuid`
  return row ?? null
}
