import 'server-only'
import { db } from '@/lib/db'
import { can, type Viewer } from '@/lib/policy'
import { type BulkCase, type BulkDeed, bulkDecision } from '@/lib/review/bulk'
import type { CaseOutcome, CaseSubject } from '@/lib/review/kinds'
import { subjectSql } from '@/lib/review/queue-sql'
import { outcomeDeeds } from '@/lib/review/words'

type Row = Omit<BulkCase, 'decision' | 'obstacle'> & {
  subject: CaseSubject
  outcome: CaseOutcome | null
  closer: string | null
  holder: string | null
  isRecused: boolean
}

/** What a deed would do to each of these cases, in the order in which they wait. */
export async function previewBulk(viewer: Viewer, ids: string[], deed: BulkDeed): Promise<BulkCase[]> {
  if (!can(viewer, 'review.read') || ids.length === 0) return []
  const rows = await db().$queryRaw<Row[]>`
    SELECT c.id, c.kind, ${subjectSql} AS subject, c.version, c.reports, c.outcome, closer.name AS closer,
      coalesce(left(m.body, 400), v.claim, '') AS words, author.name AS author, r.title AS article,
      t.position + 1 AS paragraph, coalesce(m.state = 'visible', f.published_version IS NOT NULL, false) AS "isShown",
      holder.name AS holder,
      coalesce(c.author_id = ${viewer.id}::uuid, false) OR EXISTS (SELECT 1 FROM article_editor e
        WHERE e.article_id = c.article_id AND e.user_id = ${viewer.id}::uuid) AS "isRecused"
    FROM review_case c
    LEFT JOIN "user" author ON author.id = c.author_id
    LEFT JOIN "user" closer ON closer.id = c.closed_by_id
    LEFT JOIN "user" holder ON holder.id = c.holder_id AND c.held_until > now() AND holder.id <> ${viewer.id}::uuid
    LEFT JOIN comment m ON m.id = c.comment_id
    LEFT JOIN fact_check f ON f.id = c.fact_check_id
    LEFT JOIN fact_check_version v ON v.fact_check_id = f.id AND v.number = coalesce(f.published_version, f.version)
    LEFT JOIN occurrence o ON o.id = f.occurrence_id
    LEFT JOIN anchor n ON n.id = coalesce(m.anchor_id, o.anchor_id)
    LEFT JOIN paragraph_text t ON t.revision_id = n.revision_id AND t.paragraph_id = n.paragraph_id
    LEFT JOIN article p ON p.id = c.article_id
    LEFT JOIN revision r ON r.article_id = p.id AND r.number = p.current_revision
    WHERE c.id = ANY (${ids}::uuid[])
    ORDER BY c.ranked_at, c.id`
  return rows.map((row) => shape(row, deed))
}

function shape({ subject, outcome, closer, holder, isRecused, ...row }: Row, deed: BulkDeed): BulkCase {
  const decision = bulkDecision(deed, row.kind, subject)
  const obstacle = outcome
    ? `${closer ?? 'Its author'} ${outcomeDeeds[outcome]} meanwhile`
    : isRecused
      ? 'You have a part in it'
      : holder
        ? `${holder} has it`
        : decision === null
          ? 'This is decided by itself'
          : null
  return { ...row, decision: obstacle ? null : decision, obstacle }
}
