import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import type { SignInInput, SignUpInput } from '@/lib/account/input'
import { hashPassword, isPassword } from '@/lib/auth/password'
import { isTaken } from '@/lib/database-errors'
import { db, type Transaction, transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import { can, type Operator, type Role, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'

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
      await logPerson(tx, 'person.joined', user.id, user.id, { role })
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
      sanctions: { where: activeBan() },
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

/** The signed-in person of a session secret; null when the session ended, ran out, or the person is banned. */
export async function findViewer(token: string): Promise<Viewer | null> {
  const [viewer] = await db().$queryRaw<Viewer[]>`
    SELECT u.id, u.handle, u.name, u.role FROM sign_in_session s JOIN "user" u ON u.id = s.user_id
    WHERE s.token_hash = ${tokenHash(token)} AND s.ended_at IS NULL AND s.expires_at > now()
      AND NOT EXISTS (SELECT 1 FROM sanction b WHERE b.user_id = u.id AND b.kind = 'ban' AND b.lifted_at IS NULL
        AND b.starts_at <= now() AND (b.ends_at IS NULL OR b.ends_at > now()))`
  return viewer ?? null
}

/** Gives a person another role; their sessions go on, and every request asks anew what they may do. */
export async function setRole(
  admin: Viewer | Operator,
  personId: string,
  role: Role,
): Promise<Result<{ id: string }>> {
  if (!can(admin, 'person.set-role')) return refuse('forbidden')
  return transaction(async (tx) => {
    const { count } = await tx.user.updateMany({ where: { id: personId }, data: { role } })
    if (count === 0) return refuse('not-found')
    await logPerson(tx, 'person.role-changed', admin.id, personId, { role })
    return succeed({ id: personId })
  })
}

/** Bans a person and ends all their sessions. */
export async function ban(
  admin: Viewer | Operator,
  personId: string,
  reason: string,
): Promise<Result<{ id: string }>> {
  if (!can(admin, 'person.ban')) return refuse('forbidden')
  return transaction(async (tx) => {
    if ((await tx.user.count({ where: { id: personId } })) === 0) return refuse('not-found')
    await tx.sanction.create({
      data: { userId: personId, issuerId: admin.id, kind: 'ban', reason },
      select: { id: true },
    })
    await tx.signInSession.updateMany({
      where: { userId: personId, endedAt: null },
      data: { endedAt: new Date(), endReason: 'banned' },
    })
    await logPerson(tx, 'person.banned', admin.id, personId, { reason })
    return succeed({ id: personId })
  })
}

function activeBan() {
  const now = new Date()
  return {
    kind: 'ban',
    liftedAt: null,
    startsAt: { lte: now },
    OR: [{ endsAt: null }, { endsAt: { gt: now } }],
  }
}

function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

function logPerson(
  tx: Transaction,
  kind: 'person.joined' | 'person.role-changed' | 'person.banned',
  actorId: string | null,
  subjectId: string,
  data: Record<string, string>,
) {
  return append(tx, { kind, actorId, subjectType: 'person', subjectId, data })
}
