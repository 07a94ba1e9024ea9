import pg from 'pg'
import { type EventNotice, tags, tagsOf } from '@/lib/cache-tags'
import { routes } from '@/lib/routes'

type Options = { databaseUrl: string; siteUrl: string; local: string; secret: string }

const reconnectAfterMs = 1_000
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
export function forwardEvents({ databaseUrl, siteUrl, local, secret }: Options): { close(): Promise<void> } {
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
      keepAlive: true,
    })
    client.on('error', () => undefined)
    client.once('end', () => setTimeout(connect, reconnectAfterMs).unref())
    client.on('notification', ({ payload }) => payload && note(JSON.parse(payload)))
    try {
      await client.connect()
      await client.query('LISTEN obelus_event')
      await mark([tags.everything()], [])
    } catch {
      await client.end().catch(() => undefined)
    }
  }

  function note(notice: EventNotice) {
    for (const tag of tagsOf(notice)) stale.add(tag)
    if (stale.size === 0) return
    pages.add(routes.home())
    if (notice.slug) pages.add(routes.article(notice.slug))
    if (notice.kind === 'fact-check.published') pages.add(routes.factCheck(notice.subjectId))
    gathered ??= setTimeout(flush, gatherMs)
  }

  function flush() {
    gathered = undefined
    const batch = { tags: [...stale], pages: [...pages] }
    stale.clear()
    pages.clear()
    void mark(batch.tags, batch.pages)
    setTimeout(() => mark(batch.tags, batch.pages), settleMs).unref()
  }

  async function mark(tags: string[], pages: string[]) {
    try {
      await fetch(`${local}${routes.stale()}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: new URL(siteUrl).origin,
          authorization: `Bearer ${secret}`,
        },
        body: JSON.stringify({ tags }),
      })
      await Promise.all(
        pages.map((page) => fetch(`${local}${page}`, { redirect: 'manual' }).then((page) => page.text())),
      )
    } catch (error) {
      if (!closed)
        console.error(
          'A changed page could not be refreshed yet:',
          error instanceof Error ? error.message : error,
        )
    }
  }

  void connect()
  return {
    async close() {
      closed = true
      clearTimeout(gathered)
      await client?.end().catch(() => undefined)
    },
  }
}
