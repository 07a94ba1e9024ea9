import 'server-only'
import { db } from '@/lib/db'
import type { CaseSubject } from '@/lib/review/kinds'

export type PastCase = {
  id: string
  kind: string
  outcome: string
  who: string | null
  at: string
  reasonCode: string | null
  reason: string | null
  reports: number
  version: number
  isUndone: boolean
}

const mostPast = 20

/** How earlier cases of the same thing ended, the latest first; the one that is shown is left out. */
export async function listPastCases(
  { subject, subjectId }: { subject: CaseSubject; subjectId: string },
  exceptId: string,
): Promise<PastCase[]> {
  const rows = await db().reviewCase.findMany({
    where: { ...subjectWhere(subject, subjectId), state: 'closed', id: { not: exceptId } },
    orderBy: { closedAt: 'desc' },
    take: mostPast,
    include: { closedBy: { select: { name: true } } },
  })
  return rows.flatMap(({ id, kind, outcome, closedBy, closedAt, reasonCode, reason, ...row }) => {
    if (!outcome || !closedAt) return []
    const { reports, version, undoneAt } = row
    const at = closedAt.toISOString()
    const isUndone = undoneAt !== null
    return {
      id,
      kind,
      outcome,
      who: closedBy?.name ?? null,
      at,
      reasonCode,
      reason,
      reports,
      version,
      isUndone,
    }
  })
}

/** What names the subject of a case in its row. */
export function subjectWhere(subject: CaseSubject, id: string) {
  if (subject === 'fact-check') return { factCheckId: id }
  if (subject === 'occurrence') return { occurrenceId: id }
  return subject === 'comment' ? { commentId: id } : { sanctionId: id }
}

export type Note = { id: string; body: string; author: string; at: string; isOfThisCase: boolean }

const mostNotes = 50

/** What moderators have told each other about a thing, in all its cases, oldest first. */
export async function listNotes(caseId: string, subjectId: string): Promise<Note[]> {
  const rows = await db().$queryRaw<(Omit<Note, 'at'> & { at: Date })[]>`
    SELECT * FROM (
      SELECT n.id, n.body, u.name AS author, n.created_at AS at, c.id = ${caseId}::uuid AS "isOfThisCase"
      FROM review_case c JOIN case_note n ON n.case_id = c.id JOIN "user" u ON u.id = n.author_id
      WHERE c.fact_check_id = ${subjectId}::uuid OR c.occurrence_id = ${subjectId}::uuid
        OR c.comment_id = ${subjectId}::uuid OR c.sanction_id = ${subjectId}::uuid
      ORDER BY n.id DESC LIMIT ${mostNotes}
    ) latest ORDER BY id`
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
