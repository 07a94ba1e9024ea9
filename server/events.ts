import pg from 'pg'
import { type EventNotice, tags, tagsOf } from '@/lib/cache-tags'
import { routes } from '@/lib/routes'
import { takeUnread } from '@/lib/unread'

type Options = {
  databaseUrl: string
  siteUrl: string
  local: string
  secret: string
  /** Called when Next.js has marked pages. */
  marked: () => void
}

const reconnectAfterMs = 1_000
const heartbeatMs = 5_000
const unreadMs = 2_000
const gatherMs = 50
/**
 * A render that was reading while a change was committed may finish after the page was marked, and count as fresh.
 * Marking again, later than any render takes, replaces it.
 */
const settleMs = 1_000

/**
 * Listens to the event log and keeps this process's shared pages true: marks what an event made stale and asks for
 * it at once, so that the next reader finds it fresh. After a start or a lost connection everything is marked,
 * since events may have been missed. While the database is away the pages stay as they are.
 */
export function forwardEvents({ databaseUrl, siteUrl, local, secret, marked }: Options): {
  close(): Promise<void>
} {
  let client: pg.Client | undefined
  let closed = false
  let gathered: ReturnType<typeof setTimeout> | undefined
  const stale = new Set<string>()
  const pages = new Set<string>()

  async function connect() {
    if (closed) return
    client = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'obelus events',
      connectionTimeoutMillis: heartbeatMs,
      query_timeout: heartbeatMs,
    })
    client.on('error', () => undefined)
    client.once('end', () => setTimeout(connect, reconnectAfterMs).unref())
    client.on('notification', ({ payload }) => payload && note(JSON.parse(payload)))
    try {
      await client.connect()
      await client.query('LISTEN obelus_event')
      add([tags.everything()], [])
    } catch {
      hangUp()
    }
  }

  // A connection that broke without a word is only noticed by using it.
  const heartbeat = setInterval(() => client?.query('SELECT 1').catch(hangUp), heartbeatMs)
  // What a render could not read anew it kept as it was, and Next took that for fresh.
  const unread = setInterval(() => add(takeUnread(), []), unreadMs)

  function hangUp() {
    client?.connection.stream.destroy()
  }

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
    if (stale.size > 0 && !closed) gathered ??= setTimeout(flush, afterMs)
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
      if (!closed)
        console.error(
          'Changed pages could not be marked yet:',
          error instanceof Error ? error.message : error,
        )
      return false
    }
  }

  void connect()
  return {
    async close() {
      closed = true
      clearTimeout(gathered)
      clearInterval(heartbeat)
      clearInterval(unread)
      await client?.end().catch(() => undefined)
    },
  }
}
