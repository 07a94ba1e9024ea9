import type { ThreadView } from '@/lib/comment/thread'

/** How the threads of a paragraph may be ordered. */
export const sorts = ['oldest', 'newest', 'most-discussed', 'most-helpful'] as const
export type Sort = (typeof sorts)[number]

/**
 * Threads in an order that readers choose; ids are of version 7, so they sort by time. Of equally discussed or
 * equally helpful ones the older first; the most helpful is the thread whose opening comment most people marked.
 */
export function sortThreads<Thread extends ThreadView>(threads: readonly Thread[], sort: Sort): Thread[] {
  const byAge = (a: Thread, b: Thread) => (a.root.id < b.root.id ? -1 : 1)
  if (sort === 'newest') return threads.toSorted((a, b) => byAge(b, a))
  if (sort === 'most-discussed') return threads.toSorted((a, b) => b.replyCount - a.replyCount || byAge(a, b))
  if (sort === 'most-helpful')
    return threads.toSorted((a, b) => b.root.helpfulCount - a.root.helpfulCount || byAge(a, b))
  return threads.toSorted(byAge)
}
