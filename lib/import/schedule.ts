const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long a feed rests between two readings. */
const feedEvery = 30 * minute
const longestRest = 2 * day

/**
 * When a watched page is read again. News is rewritten early, if at all: hourly on the first day, every six hours in the
 * first week, daily in the first month, then weekly. `since` is when it was first read or last seen to change. A page
 * that could not be read rests twice as long each time, two days at most, unless its turn is later anyway.
 */
export function nextPageReading(now: Date, since: Date, failures: number): Date {
  const age = now.getTime() - since.getTime()
  const every = age < day ? hour : age < 7 * day ? 6 * hour : age < 30 * day ? day : 7 * day
  return after(now, every, failures)
}

/** When a feed is read again: half-hourly, and after failures as a page is. */
export function nextFeedReading(now: Date, failures: number): Date {
  return after(now, feedEvery, failures)
}

/** When what a feed names is tried again, and null when it is given up: five tries within about eight hours. */
export function nextEntryReading(now: Date, tries: number): Date | null {
  return tries >= 5 ? null : new Date(now.getTime() + 15 * minute * 2 ** (tries - 1) * 2)
}

function after(now: Date, every: number, failures: number): Date {
  const rest = Math.max(every, Math.min(longestRest, every * 2 ** Math.min(failures, 10)))
  return new Date(now.getTime() + rest)
}
