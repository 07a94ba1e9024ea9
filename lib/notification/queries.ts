import 'server-only'
import { db } from '@/lib/db'
import { describe, described } from '@/lib/notification/describe'
import { type Choices, choicesFrom, fromDesk } from '@/lib/notification/kinds'
import type { Told } from '@/lib/notification/told'
import type { Viewer } from '@/lib/policy'
import { Prisma } from '@/prisma/client/client'

/** How many notifications one page lists. */
export const notificationPageSize = 30

/** One page of the viewer's notifications, newest first; `before` is the id of the last one already seen. */
export async function listNotifications(
  viewer: Viewer,
  before: string | null,
): Promise<{ list: Told[]; next: string | null }> {
  const rows = await db().notification.findMany({
    where: { ...listedFor(viewer), ...(before ? { id: { lt: before } } : {}) },
    orderBy: { id: 'desc' },
    take: notificationPageSize + 1,
    select: described,
  })
  const page = rows.slice(0, notificationPageSize)
  return {
    list: await describe(page),
    next: rows.length > notificationPageSize ? (page.at(-1)?.id ?? null) : null,
  }
}

/** How many the viewer has not read; counting stops at a hundred. */
export async function countUnread(viewer: Viewer): Promise<number> {
  const [{ unread }] = await db().$queryRaw<[{ unread: number }]>`SELECT (${unreadSql(viewer)}) AS unread`
  return unread
}

/** As `countUnread`. Which they are is what `listedFor` says too. */
export function unreadSql({ id }: Viewer): Prisma.Sql {
  return Prisma.sql`
    SELECT count(*)::int FROM (
      SELECT 1 FROM notification n WHERE n.user_id = ${id}::uuid AND n.is_listed AND n.read_at IS NULL
        AND (n.kind = ANY(${[...fromDesk]}::text[]) OR NOT EXISTS (
          SELECT 1 FROM block b WHERE (b.blocker_id, b.blocked_id) IN ((${id}::uuid, n.actor_id), (n.actor_id, ${id}::uuid))))
      LIMIT 100) u`
}

/** In the list, and not from somebody whom the viewer has blocked since. */
function listedFor({ id: userId }: Viewer) {
  return {
    userId,
    isListed: true,
    OR: [
      { kind: { in: [...fromDesk] } },
      { actorId: null },
      { actor: { blockedBy: { none: { blockerId: userId } }, blocks: { none: { blockedId: userId } } } },
    ],
  }
}

export async function findChoices(viewer: Viewer): Promise<Choices> {
  const where = { userId: viewer.id }
  return choicesFrom(await db().notificationChoice.findMany({ where }))
}

/** The viewer's own address, and the last mail to it that was given up. */
export async function findMailbox(
  viewer: Viewer,
): Promise<{ email: string; failure: { at: string; problem: string } | null }> {
  const [{ email }, failed] = await Promise.all([
    db().user.findUniqueOrThrow({ where: { id: viewer.id }, select: { email: true } }),
    db().notification.findFirst({
      where: { userId: viewer.id, mailFailedAt: { not: null } },
      orderBy: { mailFailedAt: 'desc' },
      select: { mailFailedAt: true, mailProblem: true },
    }),
  ])
  const failure = failed?.mailFailedAt && {
    at: failed.mailFailedAt.toISOString(),
    problem: failed.mailProblem ?? '',
  }
  return { email, failure: failure || null }
}
