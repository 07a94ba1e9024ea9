import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import type { SignInInput, SignUpInput } from '@/lib/account/input'
import { hashPassword, isPassword } from '@/lib/auth/password'
import { isTaken } from '@/lib/database-errors'
import { db, type Transaction, transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import { can, type Operator, type Role, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { inForceAt } from '@/lib/sanction/in-force'
import { findPersonForUpdate, refuseLastAdmin } from '@/lib/sanction/load'
import { type InForce, standingOf } from '@/lib/sanction/standing'

export type NewPerson = Pick<SignUpInput, 'email' | 'handle' | 'name' | 'password'> & { role?: Role }

/**
 * Makes an account. Sent twice, the second finds the first's and is refused as taken, unless it names the same
 * person with the same password: then it is the same form again and succeeds.
 */
export async function signUp(person: NewPerson): Promise<Result<{ id: string }>> {
  const passwordHash = await hashPassword(person.password)
  try {
    return await transaction(async (tx) => {
      const { email, handle, name, role = 'member' } = person
      const user = await tx.user.create({
        data: { email, handle, name, role, passwordHash },
        select: { id: true },
      })
      logPerson(tx, 'person.joined', user.id, user.id, { role })
      return succeed({ id: user.id })
    })
  } catch (error) {
    if (!isTaken(error)) throw error
    return sameOrTaken(person)
  }
}

async function sameOrTaken(person: NewPerson): Promise<Result<{ id: string }>> {
  const known = await db().user.findUnique({
    where: { email: person.email },
    select: { id: true, handle: true, passwordHash: true },
  })
  if (!known) return refuse('taken', { field: 'handle' })
  const isSame = known.handle === person.handle && (await isPassword(person.password, known.passwordHash))
  return isSame ? succeed({ id: known.id }) : refuse('taken', { field: 'email' })
}

/** How long a signed-in browser stays signed in, in days, however active. */
const sessionDays = 30

/** The person whom e-mail and password name, or null: one answer for every way to be wrong, banned included. */
export async function findByPassword({
  email,
  password,
}: Pick<SignInInput, 'email' | 'password'>): Promise<Viewer | null> {
  const user = await db().user.findUnique({
    where: { email },
    select: {
      id: true,
      handle: true,
      name: true,
      role: true,
      passwordHash: true,
      sanctions: { where: { kind: 'ban', ...inForceAt(new Date()) } },
    },
  })
  const isRight = await isPassword(password, user?.passwordHash)
  if (!user || !isRight || user.sanctions.length > 0) return null
  return { id: user.id, handle: user.handle, name: user.name, role: user.role as Role }
}

/** Opens a session and returns its secret, which only the browser keeps. */
export async function startSession(userId: string, userAgent: string | null): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + sessionDays * 86_400_000)
  await db().signInSession.create({
    data: { userId, tokenHash: tokenHash(token), userAgent: userAgent?.slice(0, 300) ?? null, expiresAt },
    select: { id: true },
  })
  return token
}

/** Ends one session at once; ending it again changes nothing. */
export async function endSession(token: string, endReason: string): Promise<void> {
  await db().signInSession.updateMany({
    where: { tokenHash: tokenHash(token), endedAt: null },
    data: { endedAt: new Date(), endReason },
  })
}

/**
 * The signed-in person of a session secret, with what is in force about them; null when the session ended, ran out, or
 * the person is banned.
 */
export async function findViewer(token: string): Promise<Viewer | null> {
  const [row] = await db().$queryRaw<(Viewer & { sanctions: InForceRow[] | null })[]>`
    SELECT u.id, u.handle, u.name, u.role, (SELECT json_agg(json_build_object('id', x.id, 'kind', x.kind,
        'reason', x.reason, 'endsAt', x.ends_at, 'acknowledgedAt', x.acknowledged_at) ORDER BY x.id) FROM sanction x
      WHERE x.user_id = u.id AND x.lifted_at IS NULL AND x.starts_at <= now()
        AND (x.ends_at IS NULL OR x.ends_at > now())) AS sanctions
    FROM sign_in_session s JOIN "user" u ON u.id = s.user_id
    WHERE s.token_hash = ${tokenHash(token)} AND s.ended_at IS NULL AND s.expires_at > now()`
  if (!row) return null
  const { sanctions, ...viewer } = row
  if (sanctions === null) return viewer
  if (sanctions.some(({ kind }) => kind === 'ban')) return null
  const standing = standingOf(sanctions.map(withDates))
  return standing ? { ...viewer, standing } : viewer
}

type InForceRow = Omit<InForce, 'endsAt' | 'acknowledgedAt'> & {
  endsAt: string | null
  acknowledgedAt: string | null
}

function withDates({ endsAt, acknowledgedAt, ...row }: InForceRow): InForce {
  const date = (at: string | null) => (at === null ? null : new Date(at))
  return { ...row, endsAt: date(endsAt), acknowledgedAt: date(acknowledgedAt) }
}

/**
 * Gives a person another role; their sessions go on, and every request asks anew what they may do. The role that the
 * form was opened on shows that nobody else has changed it meanwhile. The last admin stays one.
 */
export async function setRole(
  by: Viewer | Operator,
  { personId, role, from }: { personId: string; role: Role; from?: Role },
): Promise<Result<{ id: string; role: Role }>> {
  if (!can(by, 'person.set-role', { id: personId })) return refuse('forbidden')
  return transaction(async (tx) => {
    const last = await refuseLastAdmin(tx, by, { id: personId, role: 'admin' })
    if (last && (last.refusal !== 'last-admin' || role !== 'admin')) return last
    const person = await findPersonForUpdate(tx, personId)
    if (!person) return refuse('not-found')
    const done = succeed({ id: personId, role })
    if (person.role === role) return done
    if (from !== undefined && person.role !== from) return refuse('conflict')
    await tx.user.update({ where: { id: personId }, data: { role }, select: { id: true } })
    logPerson(tx, 'person.role-changed', by.id, personId, { role, from: person.role })
    return done
  })
}

/** Ends one session of a person, or all that are open. Ending what has ended changes nothing and leaves no event. */
export async function endSessions(
  by: Viewer,
  { personId, sessionId }: { personId: string; sessionId?: string | undefined },
): Promise<Result<{ count: number }>> {
  if (!can(by, 'person.end-sessions')) return refuse('not-found')
  return transaction(async (tx) => {
    const { count } = await tx.signInSession.updateMany({
      where: { userId: personId, endedAt: null, ...(sessionId ? { id: sessionId } : {}) },
      data: { endedAt: new Date(), endReason: 'ended-by-admin' },
    })
    if (count > 0) logPerson(tx, 'person.sessions-ended', by.id, personId, { count })
    return succeed({ count })
  })
}

function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

function logPerson(
  tx: Transaction,
  kind: 'person.joined' | 'person.role-changed' | 'person.sessions-ended',
  actorId: string | null,
  subjectId: string,
  data: Record<string, string | number>,
) {
  append(tx, { kind, actorId, subjectType: 'person', subjectId, data })
}
