import type { IncomingMessage, ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import type { ViewerAnswer } from '@/lib/account/viewer-answer'
import { retryAfterSeconds } from '@/lib/exchange'
import { isId } from '@/lib/ids'
import { routes } from '@/lib/routes'
import { unattended } from '@/lib/session/unattended'
import type { EventLog } from './events'
import { LiveHub } from './live-hub'
import { type Channel, type LiveSource, liveSourceOf } from './live-source'
import { openStream, reconnectMs } from './live-stream'
import { SessionStreams, sessionOf } from './session-streams'

const beatMs = 20_000
/** After this a moderator's browser comes again and is asked once more who it is. */
const deskStreamMs = 5 * 60_000
/** Seconds until a browser that found no room may ask again. */
const fullRetrySeconds = 60

type Wish = { channel: Channel; after: number | null }

/**
 * Answers `/api/live`: what is new at an article, for everyone, or at the desk, for those who review; as server-sent
 * events, before Next.js, so that a listener costs little more than their socket (docs/decisions/008).
 */
export class Live {
  /** Where this process itself answers: the desk's door is Next's. Set when it listens. */
  local = ''
  private readonly source: LiveSource
  private readonly hub: LiveHub
  private readonly beat: ReturnType<typeof setInterval>
  private readonly publicArticles = new LRUCache<string, true>({ max: 1_000, ttl: 60_000 })
  private readonly sessions = new SessionStreams()
  /** Those who have been let in, or are being asked who they are. */
  private count = 0

  constructor(
    log: EventLog,
    private readonly most: number,
  ) {
    this.source = liveSourceOf(log)
    this.hub = new LiveHub(this.source)
    log.read(this.hub)
    // Whoever may no longer review has no session any more (lib/session): its streams end with it.
    log.read({
      opened: () => this.sessions.allEnded(),
      sessionEnded: (session) => this.sessions.ended(session),
      announced() {},
    })
    this.beat = setInterval(() => this.hub.beat(), beatMs)
  }

  /** How many are told what is new now. */
  get listeners(): number {
    return this.count
  }

  /** False when the request is for something else. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname !== '/api/live' || request.method !== 'GET') return false
    const wish = readWish(searchParams, request.headers['last-event-id'])
    if (wish === 400) refuse(response, 400)
    else if (this.count >= this.most) refuse(response, 503, fullRetrySeconds)
    else void this.open(wish, request, response)
    return true
  }

  /** Ends every stream; the browsers come back when they find a server again. */
  close(): void {
    clearInterval(this.beat)
    this.hub.cut()
  }

  private async open(wish: Wish, request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.count++
    response.once('close', () => this.count--)
    try {
      const session = await sessionOf(request)
      // Held before the door is asked: a session that ends meanwhile must not be let in by an older answer.
      if (response.destroyed) return
      if (session)
        response.once(
          'close',
          this.sessions.hold(session, () => endNow(response)),
        )
      if (!(await this.mayListen(wish.channel, request.headers.cookie))) return refuse(response, 404)
      const listener = openStream(response, wish.channel === 'desk' ? deskStreamMs : null)
      const leave = await this.hub.join(wish.channel, wish.after, listener)
      if (response.destroyed || response.writableEnded) leave()
      else response.once('close', leave)
    } catch {
      if (response.headersSent) response.end()
      else refuse(response, 503, retryAfterSeconds)
    }
  }

  private async mayListen(channel: Channel, cookie: string | undefined): Promise<boolean> {
    if (channel === 'desk') return cookie !== undefined && this.mayReview(cookie)
    if (this.publicArticles.has(channel.article)) return true
    const isPublic = await this.source.isPublicArticle(channel.article)
    if (isPublic) this.publicArticles.set(channel.article, true)
    return isPublic
  }

  /** Who reviews is known behind Next's door, and asked there. */
  private async mayReview(cookie: string): Promise<boolean> {
    const { local } = this
    const response = await fetch(`${local}${routes.viewer()}`, {
      headers: { cookie, [unattended]: '1' },
    })
    if (!response.ok) throw new Error(`status ${response.status}`)
    return ((await response.json()) as ViewerAnswer).can.review
  }
}

/** Where and from when; 400 for what makes no sense. What the browser has seen last counts more than the address. */
function readWish(query: URLSearchParams, lastEventId: string | string[] | undefined): Wish | 400 {
  const article = query.get('article')
  const channel = query.has('desk') ? 'desk' : article && isId(article) ? { article } : null
  const after = lastEventId || query.get('after')
  if (!channel || (after && !/^\d{1,15}$/.test(String(after)))) return 400
  return { channel, after: after ? Number(after) : null }
}

function endNow(response: ServerResponse): void {
  if (response.headersSent) response.end()
  else response.destroy()
}

function refuse(response: ServerResponse, status: 400 | 404 | 503, retryAfter?: number): void {
  if (response.destroyed) return
  // Not all at once: everyone who was turned away comes back.
  const seconds = retryAfter && retryAfter + Math.floor((Math.random() * reconnectMs) / 1_000)
  if (seconds) response.setHeader('retry-after', seconds)
  response.writeHead(status, { 'content-type': 'text/plain', 'cache-control': 'no-store' })
  response.end()
}
