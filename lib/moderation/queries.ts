import 'server-only'
import { db } from '@/lib/db'
import type { WordRuleKind } from '@/lib/moderation/kinds'
import { compileRules } from '@/lib/moderation/words'
import { can, type Viewer } from '@/lib/policy'

export type WordRuleView = {
  id: string
  kind: WordRuleKind
  pattern: string
  note: string | null
  by: string | null
  at: string
}

/** The word rules in force, for admins; null for everybody else. */
export async function listWordRules(viewer: Viewer): Promise<WordRuleView[] | null> {
  if (!can(viewer, 'site.administer')) return null
  const rows = await db().wordRule.findMany({
    where: { removedAt: null },
    orderBy: [{ kind: 'asc' }, { pattern: 'asc' }],
    include: { addedBy: { select: { name: true } } },
  })
  return rows.map(({ id, kind, pattern, note, addedBy, addedAt }) => ({
    id,
    kind: kind as WordRuleKind,
    pattern,
    note,
    by: addedBy?.name ?? null,
    at: addedAt.toISOString(),
  }))
}

export type Tried = { kind: WordRuleKind; pattern: string; words: string[] }

/** What the rules in force would find in a text. */
export function tryWords(rules: readonly WordRuleView[], text: string): Tried[] {
  return compileRules(rules)(text).map(({ rule: { kind, pattern }, words }) => ({ kind, pattern, words }))
}
