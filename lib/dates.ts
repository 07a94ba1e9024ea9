const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
const minute = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })

/** A moment or a calendar date as "21 Aug 2026", always in UTC so that every reader sees the same day. */
export function dayOf(iso: string): string {
  return day.format(new Date(iso))
}

/** The time of day of a moment as "14:03", in UTC, where its day stands beside it. */
export function clockOf(iso: string): string {
  return minute.format(new Date(iso))
}

/** A moment as "21 Aug 2026, 14:03 UTC". */
export function exactTime(iso: string): string {
  const at = new Date(iso)
  return `${day.format(at)}, ${minute.format(at)} UTC`
}

const hourInMinutes = 60
const dayInMinutes = 24 * hourInMinutes

/** How long something has waited: "8 min" below an hour, "26 h" below three days, then "4 d". Never negative. */
export function waitedFor(sinceIso: string, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(sinceIso)) / 60_000))
  if (minutes < hourInMinutes) return `${minutes} min`
  if (minutes < 3 * dayInMinutes) return `${Math.floor(minutes / hourInMinutes)} h`
  return `${Math.floor(minutes / dayInMinutes)} d`
}

/** Whole minutes left until a moment, rounded down so that nobody counts on more; 0 once it has passed. */
export function minutesUntil(iso: string, now: Date): number {
  return Math.max(0, Math.floor((Date.parse(iso) - now.getTime()) / 60_000))
}
