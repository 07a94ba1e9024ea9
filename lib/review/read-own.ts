import 'server-only'
import { db } from '@/lib/db'
import type { Viewer } from '@/lib/policy'
import type { CaseDecision, CaseKind } from '@/lib/review/kinds'
import { isUndoable, undoSeconds } from '@/lib/review/undo-rules'

export type OwnDecision = {
  id: string
  decision: CaseDecision
  words: string
  /** It waits for another moderator. */
  isOpinion: boolean
  isUndone: boolean
  /** For how many whole seconds it can still be taken back; 0 where it cannot. */
  undoSeconds: number
}

/** What the viewer last decided about a case, to tell them that it was done; null when they did not. */
export async function findOwnDecision(viewer: Viewer, id: string): Promise<OwnDecision | null> {
  const [row] = await db().$queryRaw<OwnDecisionRow[]>`
    SELECT c.id, c.kind, coalesce(c.outcome, opinion.decision) AS decision, c.state = 'open' AS "isOpinion",
      coalesce(version.claim, left(comment.body, 120), sanction.reason, '') AS words,
      c.undone_at IS NOT NULL AS "isUndone", c.opinions_needed AS "opinionsNeeded",
      coalesce(greatest(0, ${undoSeconds} - ceil(extract(epoch FROM clock_timestamp() - c.closed_at))), 0)::int AS "left"
    FROM review_case c
    LEFT JOIN opinion ON opinion.case_id = c.id AND opinion.version = c.version
      AND opinion.moderator_id = ${viewer.id}::uuid AND c.state = 'open'
    LEFT JOIN occurrence ON occurrence.id = c.occurrence_id
    LEFT JOIN fact_check_version version ON version.fact_check_id = coalesce(c.fact_check_id, occurrence.reused_id)
      AND (version.number = c.version OR c.occurrence_id IS NOT NULL)
    LEFT JOIN comment ON comment.id = c.comment_id
    LEFT JOIN sanction ON sanction.id = c.sanction_id
    WHERE c.id = ${id}::uuid AND (c.closed_by_id = ${viewer.id}::uuid OR opinion.case_id IS NOT NULL)
    ORDER BY version.number DESC LIMIT 1`
  if (!row) return null
  const { kind, opinionsNeeded, left, ...done } = row
  const mayUndo = !done.isUndone && !done.isOpinion && isUndoable(kind, done.decision, opinionsNeeded)
  return { ...done, undoSeconds: mayUndo ? left : 0 }
}

type OwnDecisionRow = Omit<OwnDecision, 'undoSeconds'> & {
  kind: CaseKind
  opinionsNeeded: number
  left: number
}
