const dayInMs = 86_400_000

/** The latest moment, not after `now`, at which the daily mail is made: at the given hour (0 to 23) in UTC. */
export function lastDigest(now: Date, hour: number): Date {
  const today = Date.parse(now.toISOString().slice(0, 10)) + hour * 3_600_000
  return new Date(today <= now.getTime() ? today : today - dayInMs)
}
