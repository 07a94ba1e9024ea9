import 'server-only'
import type { SignInInput } from '@/lib/account/input'
import { isPassword } from '@/lib/auth/password'
import { db } from '@/lib/db'
import type { Role, Viewer } from '@/lib/policy'
import { type Refused, refuse } from '@/lib/result'
import { inForceAt } from '@/lib/sanction/in-force'

type Credentials = Pick<SignInInput, 'email' | 'password'>

/** What a banned person is told who gives the right password; null for everybody else, and nothing says which. */
export async function refuseBanned(credentials: Credentials): Promise<Refused | null> {
  const found = await findBanned(credentials)
  if (!found) return null
  const { reason, endsAt, appeal } = found.ban
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
        include: { appeal: { select: { answer: true } } },
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
