import 'server-only'
import { db } from '@/lib/db'
import type { Follow } from '@/lib/follow/subject'
import type { Viewer } from '@/lib/policy'

/** What one follows, or has said no to, of an article and of what stands in it; the 500 changed last. */
export async function listFollows(viewer: Viewer, articleId: string): Promise<Follow[]> {
  return db().$queryRaw<Follow[]>`
    SELECT f.subject_type AS "subjectType", f.subject_id AS "subjectId", f.is_on AS "isOn"
    FROM follow f WHERE f.user_id = ${viewer.id}::uuid AND CASE f.subject_type
      WHEN 'article' THEN f.subject_id = ${articleId}::uuid
      WHEN 'paragraph' THEN EXISTS (
        SELECT 1 FROM paragraph p WHERE p.id = f.subject_id AND p.article_id = ${articleId}::uuid)
      WHEN 'thread' THEN EXISTS (
        SELECT 1 FROM comment c WHERE c.id = f.subject_id AND c.article_id = ${articleId}::uuid)
      ELSE EXISTS (SELECT 1 FROM occurrence o JOIN anchor a ON a.id = o.anchor_id
        WHERE o.claim_id = f.subject_id AND a.article_id = ${articleId}::uuid) END
    ORDER BY f.changed_at DESC LIMIT 500`
}
