/** A moment as the clock on the wall says it, with the day unless it is today. Only in a browser: it is its clock. */
export function clockOf(at: string): string {
  const moment = new Date(at)
  const isToday = moment.toDateString() === new Date().toDateString()
  const day = isToday ? {} : ({ day: 'numeric', month: 'short' } as const)
  return moment.toLocaleString('en-GB', { hour: '2-digit', minute: '2-digit', ...day })
}
