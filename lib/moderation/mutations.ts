import 'server-only'
import { type Transaction, transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import type { AddRuleInput, RemoveRuleInput } from '@/lib/moderation/input'
import { can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'

type Id = { id: string }

/** Adds a word rule, in force from then on. The same rule added again is the one that stands. */
export async function addWordRule(viewer: Viewer, input: AddRuleInput): Promise<Result<Id>> {
  if (!can(viewer, 'site.administer')) return refuse('not-found')
  const { kind, pattern, note } = input
  return transaction(async (tx) => {
    const [added] = await tx.wordRule.createManyAndReturn({
      data: [{ kind, pattern, note: note ?? null, addedById: viewer.id }],
      skipDuplicates: true,
      select: { id: true },
    })
    if (!added) {
      const where = { kind, pattern, removedAt: null }
      return succeed(await tx.wordRule.findFirstOrThrow({ where, select: { id: true } }))
    }
    log(tx, viewer, 'word-rule.added', added.id, { kind, pattern })
    return succeed(added)
  })
}

/** Takes a word rule out of force; it stays in the history. Taking it out again changes nothing. */
export async function removeWordRule(viewer: Viewer, { id }: RemoveRuleInput): Promise<Result<Id>> {
  if (!can(viewer, 'site.administer')) return refuse('not-found')
  return transaction(async (tx) => {
    const rule = await tx.wordRule.findUnique({ where: { id }, select: { kind: true, pattern: true } })
    if (!rule) return refuse('not-found')
    const { count } = await tx.wordRule.updateMany({
      where: { id, removedAt: null },
      data: { removedAt: new Date(), removedById: viewer.id },
    })
    if (count > 0) log(tx, viewer, 'word-rule.removed', id, rule)
    return succeed({ id })
  })
}

function log(
  tx: Transaction,
  viewer: Viewer,
  kind: 'word-rule.added' | 'word-rule.removed',
  subjectId: string,
  data: { kind: string; pattern: string },
) {
  append(tx, { kind, actorId: viewer.id, subjectType: 'word-rule', subjectId, data })
}
