import 'server-only'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { deliver } from '@/lib/mail/deliver'
import { lastDigest } from '@/lib/mail/digest-time'
import { digestOf, type Letter, type Links, letterOf } from '@/lib/mail/letter'
import { giveUpLetter, listDueLetters } from '@/lib/mail/mail-letter'
import { type Stop, stopToken } from '@/lib/mail/stop-token'
import { describe, described } from '@/lib/notification/describe'
import type { Told } from '@/lib/notification/told'
import { mailGraceSeconds, undoableEvents } from '@/lib/review/undo-rules'
import { routes } from '@/lib/routes'
import { inForceAt } from '@/lib/sanction/in-force'
import { siteName } from '@/lib/site'
import { Prisma } from '@/prisma/client/client'

/** `busy`: somebody else is handing it over. `nothing`: it has been sent, or is no longer to be. */
export type MailOutcome =
  | { outcome: 'sent' | 'nothing' | 'busy' }
  | { outcome: 'later' | 'refused'; problem: string }

export type Digest = { userId: string; until: string }

const pending = Prisma.sql`mailed_at IS NULL AND mail_failed_at IS NULL`
/** Longer than handing over takes, so that a claim that is older belongs to a process that died. */
const free = Prisma.sql`(mail_claimed_at IS NULL OR mail_claimed_at < now() - interval '2 minutes')`

/** What waits to be mailed and is due, whoever should have done so: the oldest first, at most 500 of each. */
export async function findDueMail(
  now: Date,
): Promise<{ mail: string[]; digests: Digest[]; letters: string[] }> {
  const until = lastDigest(now, env().DIGEST_HOUR)
  const [letters, mail, people] = await Promise.all([
    listDueLetters(),
    db().$queryRaw<{ id: string }[]>`
      SELECT id FROM notification WHERE mail = 'at-once' AND ${pending} AND ${free} AND NOT EXISTS (
        SELECT 1 FROM event e WHERE e.id = event_id AND e.kind = ANY (${undoableEvents})
          AND e.at > clock_timestamp() - make_interval(secs => ${mailGraceSeconds})) ORDER BY id LIMIT 500`,
    db().$queryRaw<{ userId: string }[]>`
      SELECT DISTINCT user_id AS "userId" FROM notification
      WHERE mail = 'daily' AND ${pending} AND ${free} AND created_at < ${until} LIMIT 500`,
  ])
  return {
    letters,
    mail: mail.map(({ id }) => id),
    digests: people.map(({ userId }) => ({ userId, until: until.toISOString() })),
  }
}

/** Mails one notification, once: it is claimed first, and what is claimed nobody else sends. */
export async function mailNotification(id: string): Promise<MailOutcome> {
  return mailClaimed(
    Prisma.sql`id = ${id}::uuid AND mail = 'at-once'`,
    `notification.${id}`,
    (list, userId) => {
      const [told] = list
      return told && { list: [told], stop: told.kind, letter: (links) => letterOf(told, links), userId }
    },
  )
}

/** Mails a person what has waited for the daily mail until a moment, in one mail. What they have read is left out. */
export async function mailDigest({ userId, until }: Digest): Promise<MailOutcome> {
  const which = Prisma.sql`user_id = ${userId}::uuid AND mail = 'daily' AND created_at < ${new Date(until)}`
  return mailClaimed(which, `digest.${userId}.${until.slice(0, 10)}`, (list) => {
    const unread = list.filter(({ isRead }) => !isRead)
    if (unread.length === 0) return undefined
    const all = absolute(routes.notifications())
    return { list: unread, stop: 'daily', letter: (links) => digestOf(unread, { ...links, all }), userId }
  })
}

const overdue = 'The mail server could not be reached, or did not take it, for about a day.'

/** Ends the attempts: what could not be mailed for a day is not mailed any more, and says so. */
export async function giveUpMail(which: { id: string } | { letter: string } | Digest): Promise<void> {
  if ('letter' in which) return giveUpLetter(which.letter, overdue)
  const where =
    'id' in which
      ? { id: which.id, mail: 'at-once' }
      : { userId: which.userId, mail: 'daily', createdAt: { lt: new Date(which.until) } }
  await db().notification.updateMany({
    where: { ...where, mailedAt: null, mailFailedAt: null },
    data: failed(overdue),
  })
}

type Plan = { list: Told[]; stop: Stop['what']; letter: (links: Links) => Letter; userId: string }

async function mailClaimed(
  which: Prisma.Sql,
  name: string,
  plan: (list: Told[], userId: string) => Plan | undefined,
): Promise<MailOutcome> {
  const claimed = await db().$queryRaw<{ id: string }[]>`
    UPDATE notification SET mail_claimed_at = now() WHERE ${which} AND ${pending} AND ${free} RETURNING id`
  const ids = claimed.map(({ id }) => id)
  if (ids.length === 0) return (await isBusy(which)) ? { outcome: 'busy' } : { outcome: 'nothing' }
  const { to, list } = await readClaimed(ids)
  const planned =
    to &&
    plan(
      list.filter(({ isGone }) => !isGone),
      to.id,
    )
  if (!planned) {
    await settle(ids, { mail: 'off' })
    return { outcome: 'nothing' }
  }
  const letter = planned.letter(linksFor(planned))
  const stopAtOnce = absolute(routes.stopMailAtOnce(stopToken({ userId: to.id, what: planned.stop })))
  const delivery = await deliver({ ...letter, to: to.email, name, stopAtOnce })
  const told = planned.list.map(({ id }) => id)
  const rest = ids.filter((id) => !told.includes(id))
  if (delivery.outcome === 'sent') await settle(told, { mailedAt: new Date() })
  else if (delivery.outcome === 'refused') await settle(told, failed(delivery.problem))
  else await settle(told, {})
  await settle(rest, { mail: 'off' })
  return delivery
}

async function isBusy(which: Prisma.Sql): Promise<boolean> {
  const [row] = await db().$queryRaw<
    unknown[]
  >`SELECT 1 FROM notification WHERE ${which} AND ${pending} LIMIT 1`
  return row !== undefined
}

/** The claimed ones as they may be told now, and to whom. Of those who are banned, only what is decided about them. */
async function readClaimed(ids: string[]) {
  const rows = await db().notification.findMany({
    where: { id: { in: ids } },
    orderBy: { id: 'asc' },
    select: { ...described, userId: true },
  })
  const to = await db().user.findUnique({
    where: { id: rows[0]?.userId ?? '' },
    select: {
      id: true,
      email: true,
      sanctions: { where: { kind: 'ban', ...inForceAt(new Date()) }, select: { id: true } },
    },
  })
  const isBanned = (to?.sanctions.length ?? 0) > 0
  return { to, list: await describe(rows.filter(({ kind }) => !isBanned || kind === 'standing')) }
}

const failed = (mailProblem: string) => ({ mailFailedAt: new Date(), mailProblem })

/** Lets go of claimed ones, with what became of them. */
async function settle(ids: string[], data: Prisma.NotificationUpdateManyMutationInput): Promise<void> {
  if (ids.length === 0) return
  await db().notification.updateMany({ where: { id: { in: ids } }, data: { ...data, mailClaimedAt: null } })
}

function linksFor({ userId, stop }: Plan): Links {
  return {
    siteName,
    absolute,
    settings: absolute(routes.notificationSettings()),
    stop: absolute(routes.stopMail(stopToken({ userId, what: stop }))),
  }
}

function absolute(path: string): string {
  return new URL(path, env().OBELUS_URL).href
}
