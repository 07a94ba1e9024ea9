import 'server-only'
import { db } from '@/lib/db'
import { can, type Viewer } from '@/lib/policy'
import { countryName } from '@/lib/session/country'
import { deviceOf } from '@/lib/session/device'
import { lifetimeOf } from '@/lib/session/lifetimes'
import type { Session } from '@/lib/session/session'

/** A browser somebody is signed in with, in words, and when it last asked for something. */
export type SignedIn = {
  id: string
  device: string
  /** Where it began, by the name of the country; null where nobody knows. */
  country: string | null
  startedAt: string
  seenAt: string
}

/** Where somebody with this role is signed in, the latest used first, at most fifty. */
export async function listSessions({ id, role }: Pick<Viewer, 'id' | 'role'>): Promise<SignedIn[]> {
  const now = Date.now()
  const rows = await db().signInSession.findMany({
    where: {
      userId: id,
      endedAt: null,
      expiresAt: { gt: new Date(now) },
      lastSeenAt: { gt: new Date(now - lifetimeOf(role).idle * 1_000) },
    },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    take: 50,
    select: { id: true, userAgent: true, country: true, createdAt: true, lastSeenAt: true },
  })
  return rows.map(({ id, userAgent, country, createdAt, lastSeenAt }) => ({
    id,
    device: deviceOf(userAgent),
    country: countryName(country),
    startedAt: createdAt.toISOString(),
    seenAt: lastSeenAt.toISOString(),
  }))
}

/** One's own, the one that asks first and marked. */
export async function listOwnSessions({ id, viewer }: Session): Promise<(SignedIn & { isThis: boolean })[]> {
  if (!can(viewer, 'account.change', { id: viewer.id })) return []
  const sessions = (await listSessions({ id: viewer.id, role: viewer.heldRole ?? viewer.role })).map(
    (one) => ({ ...one, isThis: one.id === id }),
  )
  return sessions.sort((a, b) => Number(b.isThis) - Number(a.isThis))
}
