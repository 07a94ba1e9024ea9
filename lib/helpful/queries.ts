import 'server-only'
import { db } from '@/lib/db'
import type { OwnMark } from '@/lib/helpful/mark'
import type { Viewer } from '@/lib/policy'

/** The comments of an article that one found helpful, with their counts as they are now; the newest 500. */
export async function listOwnMarks(viewer: Viewer, articleId: string): Promise<OwnMark[]> {
  return db().$queryRaw<OwnMark[]>`
    SELECT m.comment_id AS id, true AS "isHelpful",
      (SELECT count(*)::int FROM helpful_mark h WHERE h.comment_id = m.comment_id) AS count
    FROM helpful_mark m JOIN comment c ON c.id = m.comment_id
    WHERE m.user_id = ${viewer.id}::uuid AND c.article_id = ${articleId}::uuid AND c.state = 'visible'
    ORDER BY m.created_at DESC LIMIT 500`
}
