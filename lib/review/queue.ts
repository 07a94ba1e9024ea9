/** Whether what came then has waited longer than so many hours. */
export function isOverdue(openedAt: Date, now: Date, hours: number): boolean {
  return now.getTime() - openedAt.getTime() > hours * 3_600_000
}

/** Which waiting cases the desk lists: all of them, those that nobody holds, or those the viewer holds. */
export const queueViews = ['all', 'free', 'mine'] as const
export type QueueView = (typeof queueViews)[number]

/** The view that an address names; all for anything else. */
export function queueViewOf(word: unknown): QueueView {
  return queueViews.find((view) => view === word) ?? 'all'
}

/** Where one page of the queue ended: a moment in milliseconds and the id of the case. */
export type QueueEnd = { rankedAt: Date; id: string }

/** A page's end as it stands in an address. */
export function writeQueueEnd({ rankedAt, id }: QueueEnd): string {
  return `${rankedAt.getTime()}_${id}`
}

/** The end of a page that an address names; null where it names none. */
export function readQueueEnd(word: string | undefined): QueueEnd | null {
  const parts = /^(\d{1,15})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(word ?? '')
  return parts?.[1] && parts[2] ? { rankedAt: new Date(Number(parts[1])), id: parts[2] } : null
}

/** The most cases that one page of the queue lists. */
export const queuePageSize = 50
