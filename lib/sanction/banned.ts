import 'server-only'
import type { SignInInput } from '@/lib/account/input'
import { isPassword } from '@/lib/auth/password'
import { db } from '@/lib/db'
import type { Role, Viewer } from '@/lib/policy'
import { type Refused, refuse } from '@/lib/result'
import { inForceAt } from '@/lib/sanction/in-force'

type Credentials = Pick<SignInInput, 'email' | 'password'>

/** What somebody is told who has shown who they are and is banned; null for everybody else. */
export async function refuseBanned(userId: string): Promise<Refused | null> {
  const ban = await db().sanction.findFirst({
    where: { userId, kind: 'ban', ...inForceAt(new Date()) },
    orderBy: { id: 'desc' },
    include: { appeal: { select: { answer: true } } },
  })
  if (!ban) return null
  const { reason, endsAt, appeal } = ban
  const answer = appeal?.answer ? ` Your appeal was answered: ${appeal.answer}` : ''
  return refuse('banned', {
    words: `${reason}${answer}`,
    ...(endsAt ? { at: endsAt.toISOString() } : {}),
  })
}

/** A banned person by their password, and the ban. The password is always compared, so that time tells nothing. */
export async function findBanned({ email, password }: Credentials) {
  const user = await db().user.findUnique({
    where: { email },
    include: {
      sanctions: {
        where: { kind: 'ban', ...inForceAt(new Date()) },
        orderBy: { id: 'desc' },
        take: 1,
      },
    },
  })
  const isRight = await isPassword(password, user?.passwordHash)
  const [ban] = user?.sanctions ?? []
  if (!user || !ban || !isRight) return null
  const { id, handle, name, role } = user
  const person: Viewer = { id, handle, name, role: role as Role }
  return { person, ban }
}
