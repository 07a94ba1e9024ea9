import { type EventNotice, mayWait, tags, tagsOf } from '@/lib/cache-tags'
import { noteDatabase } from '@/lib/exchange'
import { routes } from '@/lib/routes'
import { takeUnread } from '@/lib/unread'
import type { LogReader } from './events'
import type { SharedPages } from './shared-pages'

type Options = {
  siteUrl: string
  local: string
  secret: string
  /** The finished pages in front of Next.js, if there are. */
  shared: SharedPages | undefined
}

/**
 * What is to be marked together. `again` were marked a moment ago already; `opening` is the turn of the log's line since
 * when this marks all that may have been missed, 0 for none.
 */
type Batch = { tags: Set<string>; again: Set<string>; pages: Set<string>; mayWait: boolean; opening: number }

const unreadMs = 2_000
const gatherMs = 50
/** What may wait is marked ten times a second at most, however many write. */
const apartMs = 100
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
export function keepPagesFresh({ siteUrl, local, secret, shared }: Options): LogReader & { close(): void } {
  let isClosed = false
  let planned: { at: number; timer: ReturnType<typeof setTimeout> } | undefined
  let batch = nothing()
  let markedAt = 0
  let turn = 0

  // What a render could not read anew it kept as it was, and Next took that for fresh.
  const unread = setInterval(() => add({ ...nothing(), tags: new Set(takeUnread()) }), unreadMs)

  function note(notice: EventNotice) {
    // Next.js keeps nothing of the record.
    shared?.mark([tags.record()], mayWait(notice.kind))
    const changed = tagsOf(notice)
    if (changed.length === 0) return
    const seen: string[] = [routes.home()]
    if (notice.slug) seen.push(routes.article(notice.slug))
    if (notice.kind === 'fact-check.published') seen.push(routes.factCheck(notice.subjectId))
    add({ ...nothing(), tags: new Set(changed), pages: new Set(seen), mayWait: mayWait(notice.kind) })
  }

  function add(more: Batch, afterMs = gatherMs) {
    for (const tag of more.tags) batch.tags.add(tag)
    for (const tag of more.again) batch.again.add(tag)
    for (const page of more.pages) batch.pages.add(page)
    batch.mayWait &&= more.mayWait
    batch.opening = Math.max(batch.opening, more.opening)
    if (batch.tags.size + batch.again.size > 0 && !isClosed) plan(afterMs)
  }

  function plan(afterMs: number) {
    const soonest = Date.now() + afterMs
    const at = batch.mayWait ? Math.max(soonest, markedAt + apartMs) : soonest
    if (planned && planned.at <= at) return
    clearTimeout(planned?.timer)
    planned = { at, timer: setTimeout(flush, at - Date.now()) }
  }

  async function flush() {
    planned = undefined
    markedAt = Date.now()
    const due = batch
    batch = nothing()
    if (!(await mark(due))) {
      add(due, settleMs)
      return
    }
    // Only now does no page stand as it was before the line was lost.
    if (due.opening === turn) hear(true)
    if (due.tags.size === 0) return
    setTimeout(() => add({ ...nothing(), again: due.tags, pages: due.pages }, 0), settleMs).unref()
  }

  async function mark(due: Batch): Promise<boolean> {
    const marked = [...new Set([...due.tags, ...due.again])]
    try {
      const answer = await fetch(`${local}${routes.stale()}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: new URL(siteUrl).origin,
          authorization: `Bearer ${secret}`,
        },
        body: JSON.stringify({ tags: marked }),
      })
      if (!answer.ok) throw new Error(`status ${answer.status}`)
      shared?.mark([...marked, tags.feeds()], due.mayWait)
      await Promise.allSettled([...due.pages].map(ask))
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

  function hear(isHeard: boolean) {
    noteDatabase(isHeard)
    shared?.heard(isHeard)
  }

  async function ask(page: string) {
    if (shared) shared.refresh(page)
    else await (await fetch(`${local}${page}`, { redirect: 'manual' })).text()
  }

  return {
    opened() {
      turn++
      add({ ...nothing(), tags: new Set([tags.everything()]), mayWait: false, opening: turn })
    },
    lost() {
      turn++
      hear(false)
    },
    announced: note,
    close() {
      isClosed = true
      clearTimeout(planned?.timer)
      clearInterval(unread)
    },
  }
}

function nothing(): Batch {
  return { tags: new Set(), again: new Set(), pages: new Set(), mayWait: true, opening: 0 }
}
