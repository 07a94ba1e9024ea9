import 'server-only'
import { db } from '@/lib/db'
import type { FlagTarget } from '@/lib/flag/input'
import type { Viewer } from '@/lib/policy'
import { Prisma } from '@/prisma/client/client'

/** The things of an article that one has reported and on which nobody has ruled yet; the newest 200. */
export function flaggedSql(viewer: Viewer, articleId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT coalesce(g.comment_id, g.fact_check_id) FROM flag g
    LEFT JOIN comment c ON c.id = g.comment_id LEFT JOIN fact_check f ON f.id = g.fact_check_id
    WHERE g.reporter_id = ${viewer.id}::uuid AND g.state = 'open'
      AND ${articleId}::uuid IN (c.article_id, f.article_id)
    ORDER BY g.created_at DESC LIMIT 200`
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
