import 'server-only'
import { db } from '@/lib/db'
import { mentionsIn, renderMarkdown } from '@/lib/markdown'
import type { PreviewInput } from '@/lib/mention/input'
import { pagesOf } from '@/lib/mention/load'
import type { Suggestion } from '@/lib/mention/person'
import { can, type Viewer } from '@/lib/policy'

/** The most people that are suggested, and how many of the newest comments say who takes part. */
const most = 8
const newest = 500

/**
 * People whose handle or name begins with what was typed: first those who wrote in the article lately (the latest
 * first; all of them while nothing is typed), then others by handle. Without oneself and without those who have
 * blocked one, who cannot be mentioned.
 */
export async function suggestPeople(
  viewer: Viewer | null,
  articleId: string,
  typed: string,
): Promise<Suggestion[] | null> {
  if (!viewer || !can(viewer, 'person.list')) return null
  const prefix = `${typed.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  return db().$queryRaw<Suggestion[]>`
    WITH lately AS (
      SELECT c.author_id AS id, max(c.id::text) AS last FROM (
        SELECT id, author_id FROM comment WHERE article_id = ${articleId}::uuid AND state = 'visible'
        ORDER BY id DESC LIMIT ${newest}) c GROUP BY c.author_id
    ), here AS (
      SELECT u.id, u.handle, u.name, true AS "isHere", 0 AS rank, l.last FROM lately l JOIN "user" u ON u.id = l.id
      WHERE u.handle LIKE ${prefix} OR lower(u.name) LIKE ${prefix}
    ), others AS (
      (SELECT u.id, u.handle, u.name, false, 1, '' FROM "user" u
        WHERE ${typed !== ''} AND u.handle LIKE ${prefix} ORDER BY u.handle LIMIT ${3 * most})
      UNION ALL
      (SELECT u.id, u.handle, u.name, false, 2, '' FROM "user" u
        WHERE ${typed !== ''} AND lower(u.name) LIKE ${prefix} ORDER BY lower(u.name) LIMIT ${3 * most})
    ), found AS (
      SELECT DISTINCT ON (id) * FROM (SELECT * FROM here UNION ALL SELECT * FROM others) both_kinds ORDER BY id, rank
    )
    SELECT id, handle, name, "isHere" FROM found
    WHERE id <> ${viewer.id}::uuid AND NOT EXISTS (
      SELECT 1 FROM block b WHERE b.blocker_id = found.id AND b.blocked_id = ${viewer.id}::uuid)
    ORDER BY rank, last DESC, handle LIMIT ${most}`
}

/** A text as it will look once it is sent: the same Markdown, and in a comment the same mentions. */
export async function previewText({ text, of }: PreviewInput): Promise<string> {
  const handles = of === 'comment' ? mentionsIn(text) : []
  const people = await db().user.findMany({ where: { handle: { in: handles } }, select: { handle: true } })
  return renderMarkdown(text, pagesOf(people))
}
