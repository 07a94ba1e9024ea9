import 'server-only'
import type { Own } from '@/lib/account/viewer-answer'
import { blockedSql } from '@/lib/block/queries'
import { waitingReusesSql } from '@/lib/claim/queries'
import { type OwnCommentRow, ownCommentsSql, shapeOwnComment } from '@/lib/comment/queries'
import { askOften } from '@/lib/db'
import { type OwnDraftRow, ownDraftsSql, shapeOwnDraft } from '@/lib/draft/queries'
import { flaggedSql } from '@/lib/flag/queries'
import { followsSql } from '@/lib/follow/queries'
import { marksSql } from '@/lib/helpful/queries'
import { unreadSql } from '@/lib/notification/queries'
import type { Viewer } from '@/lib/policy'
import { Prisma } from '@/prisma/client/client'

type Read = Omit<Own, 'articleId' | 'comments' | 'drafts'> & {
  comments: OwnCommentRow[]
  drafts: OwnDraftRow[]
  unread: number
}

/**
 * What a person has written and done about an article, and how much they have not read, in one statement: every reader
 * who is signed in asks this of every article they open.
 */
export async function findOwn(viewer: Viewer, articleId: string): Promise<{ own: Own; unread: number }> {
  const [{ comments, drafts, unread, ...settled }] = await askOften<[Read]>(Prisma.sql`
    SELECT ${listed(ownCommentsSql(viewer, articleId))} AS comments,
      ${listed(ownDraftsSql(viewer, articleId))} AS drafts,
      ${listed(waitingReusesSql(viewer, articleId))} AS reuses,
      ${listed(checksSql(viewer, articleId))} AS checks,
      ${listed(marksSql(viewer, articleId))} AS marks,
      ${listed(followsSql(viewer, articleId))} AS follows,
      ARRAY(${flaggedSql(viewer, articleId)}) AS flagged,
      ${listed(blockedSql(viewer))} AS blocked,
      (${unreadSql(viewer)}) AS unread`)
  const own = {
    articleId,
    ...settled,
    comments: comments.map(shapeOwnComment),
    drafts: drafts.map(shapeOwnDraft),
  }
  return { own, unread }
}

/** The rows of a query as one value, in its order. */
function listed(query: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT coalesce(jsonb_agg(to_jsonb(row)), '[]') FROM (${query}) row)`
}

/** One's own checks of an article of which the latest version is not what the public sees, the newest 50. */
function checksSql(viewer: Viewer, articleId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT f.id, coalesce(a.paragraph_id, a.made_at) AS "paragraphId", f.state, v.verdict, v.conclusion, f.version,
      f.published_version IS NOT NULL AS "isCorrection", r.reason_code AS "reasonCode", r.reason
    FROM fact_check f JOIN occurrence o ON o.id = f.occurrence_id JOIN standing_anchor a ON a.id = o.anchor_id
    JOIN fact_check_version v ON v.fact_check_id = f.id AND v.number = f.version
    LEFT JOIN LATERAL (
      SELECT w.reason_code, w.reason FROM review w JOIN review_case c ON c.id = w.case_id AND c.undone_at IS NULL
      WHERE w.fact_check_id = f.id AND w.version_number = f.version ORDER BY w.created_at DESC LIMIT 1) r ON true
    WHERE f.author_id = ${viewer.id}::uuid AND f.article_id = ${articleId}::uuid AND f.state NOT IN ('published', 'retracted')
    ORDER BY f.created_at DESC LIMIT 50`
}
