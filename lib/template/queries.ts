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
