import 'server-only'
import type { Viewer } from '@/lib/policy'
import { Prisma } from '@/prisma/client/client'

/** The comments of an article that one found helpful, with their counts as they are now; the newest 500. */
export function marksSql(viewer: Viewer, articleId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT m.comment_id AS id, true AS "isHelpful",
      (SELECT count(*)::int FROM helpful_mark h WHERE h.comment_id = m.comment_id) AS count
    FROM helpful_mark m JOIN comment c ON c.id = m.comment_id
    WHERE m.user_id = ${viewer.id}::uuid AND c.article_id = ${articleId}::uuid AND c.state = 'visible'
    ORDER BY m.created_at DESC LIMIT 500`
}
