import 'server-only'
import type { Viewer } from '@/lib/policy'
import { Prisma } from '@/prisma/client/client'

/** What one follows, or has said no to, of an article and of what stands in it; the 500 changed last. */
export function followsSql(viewer: Viewer, articleId: string): Prisma.Sql {
  return Prisma.sql`
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
