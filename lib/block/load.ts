import 'server-only'
import type { Transaction } from '@/lib/db'
import type { Viewer } from '@/lib/policy'

/** Those of the given people who have blocked the viewer. */
export async function listBlockers(
  tx: Transaction,
  viewer: Viewer,
  personIds: readonly string[],
): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const rows = await tx.block.findMany({
    where: { blockedId: viewer.id, blockerId: { in: [...personIds] } },
    select: { blockerId: true },
  })
  return new Set(rows.map(({ blockerId }) => blockerId))
}

/** Whether one person has blocked the viewer. */
export async function isBlockedBy(tx: Transaction, viewer: Viewer, personId: string): Promise<boolean> {
  return (await listBlockers(tx, viewer, [personId])).has(personId)
}
