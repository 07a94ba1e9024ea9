import 'server-only'
import { rememberDevice } from '@/lib/auth/device'
import { enterAs } from '@/lib/auth/session'
import { db } from '@/lib/db'
import { localPath } from '@/lib/routes'

/** Where somebody goes from here. */
export type Entered = { next: string }

/**
 * What follows when somebody has shown in a first way who they are, be it a password or another site: they are in. `next`
 * is where they wanted to go, as a form or an address says it.
 */
export async function passFirstStep(userId: string, next?: string): Promise<Entered> {
  return goIn(userId, next)
}

/** Signs in whoever has shown all that their account asks for. */
async function goIn(userId: string, next?: string): Promise<Entered> {
  const { email } = await db().user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } })
  await enterAs(userId)
  await rememberDevice(email)
  return { next: localPath(next) }
}
