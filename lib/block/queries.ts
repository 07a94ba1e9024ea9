import 'server-only'
import { db } from '@/lib/db'
import type { Viewer } from '@/lib/policy'
import { Prisma } from '@/prisma/client/client'

/** The most blocks that pages fold away and the list shows; the newest count. */
export const blockLimit = 500

export type BlockedPerson = { id: string; handle: string; name: string; at: string }

/** Whom one has blocked, the newest first. */
export async function listBlocks(viewer: Viewer): Promise<BlockedPerson[]> {
  const rows = await db().block.findMany({
    where: { blockerId: viewer.id },
    orderBy: [{ createdAt: 'desc' }, { blockedId: 'desc' }],
    take: blockLimit,
    select: { createdAt: true, blocked: { select: { id: true, handle: true, name: true } } },
  })
  return rows.map(({ blocked, createdAt }) => ({ ...blocked, at: createdAt.toISOString() }))
}

/** Those whom one has blocked. */
export function blockedSql(viewer: Viewer): Prisma.Sql {
  return Prisma.sql`
    SELECT u.id, u.handle FROM block b JOIN "user" u ON u.id = b.blocked_id WHERE b.blocker_id = ${viewer.id}::uuid
    ORDER BY b.created_at DESC LIMIT ${blockLimit}`
}

/** Whether one has blocked a person. */
export async function hasBlocked(viewer: Viewer, personId: string): Promise<boolean> {
  return (await db().block.count({ where: { blockerId: viewer.id, blockedId: personId } })) > 0
}
