import 'server-only'
import { db } from '@/lib/db'
import type { FlagTarget } from '@/lib/flag/input'
import type { Viewer } from '@/lib/policy'

/** The things of an article that one has reported and on which nobody has ruled yet; the newest 200. */
export async function listOwnFlags(viewer: Viewer, articleId: string): Promise<string[]> {
  const rows = await db().flag.findMany({
    where: {
      reporterId: viewer.id,
      state: 'open',
      OR: [{ comment: { articleId } }, { factCheck: { articleId } }],
    },
    orderBy: { createdAt: 'desc' },
    take: 200,
    select: { commentId: true, factCheckId: true },
  })
  return rows.flatMap(({ commentId, factCheckId }) => commentId ?? factCheckId ?? [])
}

/** Whether one's own report of a thing is still open. */
export async function hasOpenFlag(viewer: Viewer, target: FlagTarget, id: string): Promise<boolean> {
  const place = target === 'comment' ? { commentId: id } : { factCheckId: id }
  return (await db().flag.count({ where: { reporterId: viewer.id, state: 'open', ...place } })) > 0
}

export type FlagCount = { reasonCode: string; count: number }

/** How many readers have an open report of a check, by reason, the most frequent first. For the desk. */
export async function countOpenFlags(factCheckId: string): Promise<FlagCount[]> {
  const rows = await db().flag.groupBy({
    by: ['reasonCode'],
    where: { factCheckId, state: 'open' },
    _count: { id: true },
    orderBy: [{ _count: { id: 'desc' } }, { reasonCode: 'asc' }],
  })
  return rows.map(({ reasonCode, _count }) => ({ reasonCode, count: _count.id }))
}
