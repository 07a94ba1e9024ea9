import 'server-only'
import { db, transaction } from '@/lib/db'
import { stopOf } from '@/lib/mail/stop-token'
import { describe, described } from '@/lib/notification/describe'
import type { ChoicesInput, OpenInput, ReadAllInput, StopMailInput } from '@/lib/notification/input'
import { choicesFrom, kindNames, type NotificationKind } from '@/lib/notification/kinds'
import { can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { routes } from '@/lib/routes'

/** Marks one of one's own notifications as read, and says where it leads. */
export async function openNotification(viewer: Viewer, { id }: OpenInput): Promise<Result<{ href: string }>> {
  const row = await transaction(async (tx) => {
    const own = await tx.notification.findUnique({ where: { id }, select: { ...described, userId: true } })
    if (!own || !can(viewer, 'notification.read', own)) return null
    await tx.notification.updateMany({ where: { id, readAt: null }, data: { readAt: new Date() } })
    return own
  })
  if (!row) return refuse('not-found')
  const [told] = await describe([row])
  return succeed({ href: told?.href ?? routes.notifications() })
}

/** Marks all of one's own notifications as read, up to the newest that was on the page. */
export async function readAllNotifications(
  viewer: Viewer,
  { upTo }: ReadAllInput,
): Promise<Result<{ count: number }>> {
  const { count } = await db().notification.updateMany({
    where: { userId: viewer.id, readAt: null, id: { lte: upTo } },
    data: { readAt: new Date() },
  })
  return succeed({ count })
}

/** Stores how one wants to be told. What waits to be mailed of a kind that is switched off is not mailed. */
export async function saveChoices(viewer: Viewer, input: ChoicesInput): Promise<Result<{ at: string }>> {
  return transaction(async (tx) => {
    // One form of a person after the other: two sent at once do not meet half-way.
    await tx.$queryRaw`SELECT 1 FROM "user" WHERE id = ${viewer.id}::uuid FOR NO KEY UPDATE`
    const before = choicesFrom(await tx.notificationChoice.findMany({ where: { userId: viewer.id } }))
    for (const { kind, inApp, mail = before[kind].mail } of input) {
      const userId_kind = { userId: viewer.id, kind }
      await tx.notificationChoice.upsert({
        where: { userId_kind },
        create: { ...userId_kind, inApp, mail },
        update: { inApp, mail },
      })
    }
    const off = input.filter(({ mail }) => mail === 'off').map(({ kind }) => kind)
    await tx.notification.updateMany({ where: waiting(viewer.id, off), data: { mail: 'off' } })
    return succeed({ at: new Date().toISOString() })
  })
}

/**
 * Ends what the link in a mail offers to end, for whoever holds that link: one kind of mail, or the daily one. Done
 * twice it is done.
 */
export async function stopMail({ token }: StopMailInput): Promise<Result<{ stopped: true }>> {
  const stop = stopOf(token)
  if (!stop) return refuse('not-found')
  return transaction(async (tx) => {
    const [user] = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM "user" WHERE id = ${stop.userId}::uuid FOR NO KEY UPDATE`
    if (!user) return refuse('not-found')
    const before = choicesFrom(await tx.notificationChoice.findMany({ where: { userId: stop.userId } }))
    const kinds =
      stop.what === 'daily' ? kindNames.filter((kind) => before[kind].mail === 'daily') : [stop.what]
    for (const kind of kinds) {
      const userId_kind = { userId: stop.userId, kind }
      await tx.notificationChoice.upsert({
        where: { userId_kind },
        create: { ...userId_kind, inApp: before[kind].inApp, mail: 'off' },
        update: { mail: 'off' },
      })
    }
    await tx.notification.updateMany({ where: waiting(stop.userId, kinds), data: { mail: 'off' } })
    return succeed({ stopped: true as const })
  })
}

function waiting(userId: string, kinds: NotificationKind[]) {
  return { userId, kind: { in: kinds }, mailedAt: null, mailFailedAt: null, mail: { not: 'off' } }
}
