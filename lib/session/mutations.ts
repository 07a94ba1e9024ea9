import 'server-only'
import { randomBytes } from 'node:crypto'
import { askOften, db, transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import { owesSql, readOwes } from '@/lib/factor/owes'
import { isMailing } from '@/lib/mail/settings'
import { can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { type InForce, standingOf } from '@/lib/sanction/standing'
import { type EndReason, endSessionsOf } from '@/lib/session/end'
import type { EndOwnInput, EndSessionsInput } from '@/lib/session/input'
import { confirmedSeconds, lifetimeOf, seenEverySeconds, strictRoles } from '@/lib/session/lifetimes'
import type { Session } from '@/lib/session/session'
import { tokenHash } from '@/lib/session/token-hash'
import { Prisma } from '@/prisma/client/client'

/**
 * Opens a session and returns its secret, which only the browser keeps: a new one at every sign-in. What the browser had
 * before ends with it. Signing in keeps an account that was to be deleted.
 */
export async function startSession(
  userId: string,
  userAgent: string | null,
  { before = null, country = null }: { before?: string | null; country?: string | null } = {},
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await transaction(async (tx) => {
    const [user] = await tx.$queryRaw<[Pick<Viewer, 'role'> & { isLeaving: boolean }]>`
      SELECT role, leaves_at IS NOT NULL AS "isLeaving" FROM "user" WHERE id = ${userId}::uuid FOR UPDATE`
    const expiresAt = new Date(Date.now() + lifetimeOf(user.role).whole * 1_000)
    await tx.signInSession.create({
      data: {
        userId,
        tokenHash: tokenHash(token),
        userAgent: userAgent?.slice(0, 300) ?? null,
        country,
        expiresAt,
      },
      select: { id: true },
    })
    if (before)
      await tx.signInSession.updateMany({
        where: { tokenHash: tokenHash(before), endedAt: null },
        data: { endedAt: new Date(), endReason: 'replaced' satisfies EndReason },
      })
    if (!user.isLeaving) return
    await tx.user.update({ where: { id: userId }, data: { leavesAt: null }, select: { id: true } })
    append(tx, { kind: 'person.stayed', actorId: userId, subjectType: 'person', subjectId: userId })
  })
  return token
}

/** Ends one session at once; ending it again changes nothing. */
export async function endSession(token: string, endReason: EndReason): Promise<void> {
  await db().signInSession.updateMany({
    where: { tokenHash: tokenHash(token), endedAt: null },
    data: { endedAt: new Date(), endReason },
  })
}

type Row = Viewer & {
  sessionId: string
  isSeenLongAgo: boolean
  isUnverified: boolean
  isConfirmed: boolean
  owes: unknown
  sanctions: InForceRow[] | null
}

/**
 * The session of a secret, with its person and what is in force about them; null when it ended, ran out, was idle too
 * long, or the person is banned. Whoever must have a second factor and has none is a member here until they have one:
 * what this gives is all that anything is decided by. `isActive`: somebody is there, not only a page that asks by itself.
 */
export async function findSession(token: string, isActive = true): Promise<Session | null> {
  const [strict, usual] = [lifetimeOf('admin').idle, lifetimeOf('member').idle]
  const [row] = await askOften<Row[]>(Prisma.sql`
    SELECT s.id AS "sessionId", s.last_seen_at < now() - make_interval(secs => ${seenEverySeconds}) AS "isSeenLongAgo",
      s.confirmed_at > now() - make_interval(secs => ${confirmedSeconds}) AS "isConfirmed",
      u.id, u.handle, u.name, u.role, u.email_verified_at IS NULL AS "isUnverified", ${owesSql} AS owes,
      (SELECT json_agg(json_build_object('id', x.id, 'kind', x.kind,
        'reason', x.reason, 'endsAt', x.ends_at, 'acknowledgedAt', x.acknowledged_at) ORDER BY x.id) FROM sanction x
      WHERE x.user_id = u.id AND x.lifted_at IS NULL AND x.starts_at <= now()
        AND (x.ends_at IS NULL OR x.ends_at > now())) AS sanctions
    FROM sign_in_session s JOIN "user" u ON u.id = s.user_id
    WHERE s.token_hash = ${tokenHash(token)} AND s.ended_at IS NULL AND s.expires_at > now() AND s.last_seen_at
      > now() - make_interval(secs => CASE WHEN u.role = ANY (${strictRoles}) THEN ${strict}::int ELSE ${usual}::int END)`)
  if (!row) return null
  const { sessionId, isSeenLongAgo, isUnverified, isConfirmed, owes, sanctions, ...person } = row
  if (sanctions?.some(({ kind }) => kind === 'ban')) return null
  if (isActive && isSeenLongAgo) await noteSeen(sessionId)
  const standing = sanctions && standingOf(sanctions.map(withDates))
  return {
    id: sessionId,
    isConfirmed,
    viewer: {
      ...person,
      ...(readOwes(owes) ? { role: 'member', heldRole: person.role } : {}),
      ...(standing ? { standing } : {}),
      ...(isUnverified && isMailing() ? { isUnverified } : {}),
    },
  }
}

/** Notes that the person of an open session has just shown again who they are. */
export async function confirmSession({ id }: Pick<Session, 'id'>): Promise<void> {
  await db().signInSession.updateMany({ where: { id, endedAt: null }, data: { confirmedAt: new Date() } })
}

/** Whoever is signed in with a secret; null for nobody. */
export async function findViewer(token: string): Promise<Viewer | null> {
  return (await findSession(token))?.viewer ?? null
}

// Many requests at once write once: the second finds nothing to do.
async function noteSeen(id: string): Promise<void> {
  await db().$executeRaw`
    UPDATE sign_in_session SET last_seen_at = now()
    WHERE id = ${id}::uuid AND ended_at IS NULL AND last_seen_at < now() - make_interval(secs => ${seenEverySeconds})`
}

type InForceRow = Omit<InForce, 'endsAt' | 'acknowledgedAt'> & {
  endsAt: string | null
  acknowledgedAt: string | null
}

function withDates({ endsAt, acknowledgedAt, ...row }: InForceRow): InForce {
  const date = (at: string | null) => (at === null ? null : new Date(at))
  return { ...row, endsAt: date(endsAt), acknowledgedAt: date(acknowledgedAt) }
}

/** Ends one session of a person, or all that are open. Ending what has ended changes nothing and leaves no event. */
export async function endSessions(
  by: Viewer,
  { personId, sessionId }: EndSessionsInput,
): Promise<Result<{ count: number }>> {
  if (!can(by, 'person.end-sessions')) return refuse('not-found')
  return end(by, personId, 'ended-by-admin', sessionId ? { id: sessionId } : {})
}

/** Ends one of one's own sessions, or all but the one that asks. Somebody else's is not found, and nothing ends. */
export async function endOwnSessions(
  { id, viewer }: Session,
  { sessionId }: EndOwnInput,
): Promise<Result<{ count: number }>> {
  if (!can(viewer, 'account.change', { id: viewer.id })) return refuse('forbidden')
  return end(viewer, viewer.id, 'ended-by-owner', sessionId ? { id: sessionId } : { exceptId: id })
}

function end(
  by: Viewer,
  personId: string,
  reason: EndReason,
  which: { id?: string; exceptId?: string },
): Promise<Result<{ count: number }>> {
  return transaction(async (tx) => {
    const count = await endSessionsOf(tx, personId, reason, which)
    if (count > 0)
      append(tx, {
        kind: 'person.sessions-ended',
        actorId: by.id,
        subjectType: 'person',
        subjectId: personId,
        data: { count },
      })
    return succeed({ count })
  })
}
