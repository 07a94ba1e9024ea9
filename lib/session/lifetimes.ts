import type { Role } from '@/lib/policy'

/** How long a browser stays signed in, in seconds: however active it is, and without a request from it. */
export type Lifetime = { whole: number; idle: number }

const hour = 3_600
const day = 24 * hour

const usual: Lifetime = { whole: 30 * day, idle: 14 * day }
/** For those who decide about others: a working day, and an hour away from it (NIST SP 800-63B-4, AAL2). */
const strict: Lifetime = { whole: 12 * hour, idle: hour }

/** The roles with the shorter lifetime. */
export const strictRoles: readonly Role[] = ['moderator', 'admin']

/** How long a session of somebody with this role lasts (ASVS 5.0 7.1.1, 7.3.1, 7.3.2; docs/decisions/014). */
export function lifetimeOf(role: Role): Lifetime {
  return strictRoles.includes(role) ? strict : usual
}

/** In seconds: how long it holds that somebody has shown who they are, for what matters most (ASVS 5.0 7.5.1). */
export const confirmedSeconds = 10 * 60

/** In seconds: when a session was last used is written down no more often than this. */
export const seenEverySeconds = 5 * 60
