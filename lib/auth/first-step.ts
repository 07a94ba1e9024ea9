import 'server-only'
import { rememberDevice } from '@/lib/auth/device'
import { forgetHalfway, halfwayToken, keepHalfway } from '@/lib/auth/halfway'
import { enterAs } from '@/lib/auth/session'
import { db } from '@/lib/db'
import { hasFactor } from '@/lib/factor/load'
import { owesFactor } from '@/lib/factor/owes'
import { localPath, routes } from '@/lib/routes'
import { dropHalfway, startHalfway } from '@/lib/second-step/mutations'

/** Where somebody goes from here. */
export type Entered = { next: string }

/**
 * What follows when somebody has shown in a first way who they are, be it a password or another site: who has a second
 * way is asked for it, for five minutes in this browser, and everybody else is in. `next` is where they wanted to go, as a
 * form or an address says it.
 */
export async function passFirstStep(userId: string, next?: string): Promise<Entered> {
  if (!(await hasFactor(db(), userId))) return goIn(userId, next)
  await keepHalfway(await startHalfway(userId))
  return { next: routes.secondStep(localPath(next)) }
}

/**
 * Signs in whoever has shown all that their account asks for. Who must have a second factor and has none is led to
 * setting one up.
 */
export async function goIn(userId: string, next?: string): Promise<Entered> {
  const { email } = await db().user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } })
  await enterAs(userId)
  // Only now: whoever knows no more than the password is a stranger.
  await rememberDevice(email)
  const token = await halfwayToken()
  if (token) {
    await dropHalfway(token)
    await forgetHalfway()
  }
  return { next: (await owesFactor(db(), userId)) ? routes.factors() : localPath(next) }
}
