import 'server-only'
import { db } from '@/lib/db'
import { can, type Viewer } from '@/lib/policy'
import type { CaseDecision, CaseKind } from '@/lib/review/kinds'

export type TemplateView = {
  id: string
  kind: CaseKind
  decision: CaseDecision
  title: string
  words: string
  updatedAt: string
}

/** The templates of this installation, for those who decide. */
export async function listTemplates(viewer: Viewer): Promise<TemplateView[]> {
  if (!can(viewer, 'review.read')) return []
  const rows = await db().decisionTemplate.findMany({
    where: { removedAt: null },
    orderBy: [{ kind: 'asc' }, { decision: 'asc' }, { title: 'asc' }],
    take: 200,
    select: { id: true, kind: true, decision: true, title: true, words: true, updatedAt: true },
  })
  return rows.map(({ kind, decision, updatedAt, ...row }) => ({
    ...row,
    kind: kind as CaseKind,
    decision: decision as CaseDecision,
    updatedAt: updatedAt.toISOString(),
  }))
}

/** Words that this installation's moderators often need. */
export type Template = {
  id: string
  decision: CaseDecision
  reasonCode: string | null
  title: string
  words: string
}

const mostTemplates = 100

/** The templates for a kind of case and its decisions, by title; none for those who do not review. */
export async function listTemplatesFor(
  viewer: Viewer,
  kind: CaseKind,
  decisions: readonly CaseDecision[],
): Promise<Template[]> {
  if (!can(viewer, 'review.read')) return []
  const rows = await db().decisionTemplate.findMany({
    where: { kind, decision: { in: [...decisions] }, removedAt: null },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    take: mostTemplates,
    select: { id: true, decision: true, reasonCode: true, title: true, words: true },
  })
  return rows.map((row) => ({ ...row, decision: row.decision as CaseDecision }))
}
