import { type EventNotice, tags, tagsOf } from '@/lib/cache-tags'
import { routes } from '@/lib/routes'
import { takeUnread } from '@/lib/unread'
import type { LogReader } from './events'

type Options = {
  siteUrl: string
  local: string
  secret: string
  /** Called when Next.js has marked pages. */
  marked: () => void
}

const unreadMs = 2_000
const gatherMs = 50
/**
 * A render that was reading while a change was committed may finish after the page was marked, and count as fresh.
 * Marking again, later than any render takes, replaces it.
 */
const settleMs = 1_000

/**
 * Keeps this process's shared pages true: marks what an event made stale and asks for it at once, so that the next
 * reader finds it fresh. After a start or a lost connection everything is marked, since events may have been missed.
 * While the database is away the pages stay as they are.
 */
export function keepPagesFresh({ siteUrl, local, secret, marked }: Options): LogReader & { close(): void } {
  let isClosed = false
  let gathered: ReturnType<typeof setTimeout> | undefined
  const stale = new Set<string>()
  const pages = new Set<string>()

  // What a render could not read anew it kept as it was, and Next took that for fresh.
  const unread = setInterval(() => add(takeUnread(), []), unreadMs)

  function note(notice: EventNotice) {
    const changed = tagsOf(notice)
    if (changed.length === 0) return
    const seen: string[] = [routes.home()]
    if (notice.slug) seen.push(routes.article(notice.slug))
    if (notice.kind === 'fact-check.published') seen.push(routes.factCheck(notice.subjectId))
    add(changed, seen)
  }

  function add(changed: string[], seen: string[], afterMs = gatherMs) {
    for (const tag of changed) stale.add(tag)
    for (const page of seen) pages.add(page)
    if (stale.size > 0 && !isClosed) gathered ??= setTimeout(flush, afterMs)
  }

  async function flush() {
    gathered = undefined
    const batch = { tags: [...stale], pages: [...pages] }
    stale.clear()
    pages.clear()
    if (await mark(batch)) setTimeout(() => mark(batch), settleMs).unref()
    else add(batch.tags, batch.pages, settleMs)
  }

  async function mark(batch: { tags: string[]; pages: string[] }): Promise<boolean> {
    try {
      const answer = await fetch(`${local}${routes.stale()}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: new URL(siteUrl).origin,
          authorization: `Bearer ${secret}`,
        },
        body: JSON.stringify({ tags: batch.tags }),
      })
      if (!answer.ok) throw new Error(`status ${answer.status}`)
      marked()
      const asked = batch.pages.map(async (page) =>
        (await fetch(`${local}${page}`, { redirect: 'manual' })).text(),
      )
      await Promise.allSettled(asked)
      return true
    } catch (error) {
      if (!isClosed)
        console.error(
          'Changed pages could not be marked yet:',
          error instanceof Error ? error.message : error,
        )
      return false
    }
  }

  return {
    opened: () => add([tags.everything()], []),
    announced: note,
    close() {
      isClosed = true
      clearTimeout(gathered)
      clearInterval(unread)
    },
  }
}
