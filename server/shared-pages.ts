import type { IncomingMessage, ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import PQueue from 'p-queue'
import type { Made, Make } from './ask-next'
import { askAgain, type FinishedPage, finish, send } from './finished-page'
import type { PageOutcome } from './metrics'
import { isDocumentKey, keyOf, pathOf, type Wish, wishOf } from './page-wish'
import type { PagesForProxy } from './pages-for-proxy'
import { sharedAddress } from './shared-addresses'

/** How old a page may get before its readers wait for the new one, in ms: what pass at most for “two seconds”. */
const mostOldMs = 1_200
/** How often a page is made anew at most while its readers need not wait, in ms. */
const betweenMs = 1_000
/** How many pages are made at a time, so that a crawler's hundreds leave the database to others. */
const madeAtOnce = 4
/** How many unseen pages may wait for that: whoever asks for one more is told to come back. */
const mostUnseen = 200
/** How long readers wait for a page when there is an older one to show, in ms. */
const patienceMs = 3_000
/** For how long marks are remembered, in ms: longer than any page takes to be made. */
const markedForMs = 60_000

type Mark = { at: number; tags: ReadonlySet<string>; mayWait: boolean }
type Kept = {
  page: FinishedPage
  /** When its making began, or the last one that failed. */
  madeAt: number
  /** Since when it is marked; null while it is as it should be. */
  stale: { since: number; mayWait: boolean } | null
  /** The last attempt to make it anew failed. */
  isLost: boolean
}

type Options = {
  /** How much to keep, packed forms included; least recently read pages go first. 0 keeps none. */
  bytes: number
  make: Make
  /** Answers for a page that can be neither made nor shown as it was. */
  fail: (request: IncomingMessage, response: ServerResponse) => void
  /** Where documents stand as files for a proxy, if they do. */
  files?: PagesForProxy | undefined
  /** Told what became of each wish, and of each making. */
  count?: (outcome: PageOutcome) => void
  /** Told of a request that does not find its page ready. */
  follow?: (request: IncomingMessage, response: ServerResponse) => void
  now?: () => number
}

class TooMany extends Error {}

/**
 * The finished shared pages of this process (docs/decisions/012). A page is made by one request of the server's own,
 * however many readers wait for it, and sent from memory until a mark is about it. Then
 *
 * - if the change may wait a moment (a comment more), readers get the page as it was while it is made anew, once a second
 *   at most and never older than a second and a half;
 * - if it may not (something was hidden or taken back), they wait for the new one;
 * - if no new one can be made, they get the old one with its `Age`.
 */
export class SharedPages {
  private readonly pages: LRUCache<string, Kept>
  private readonly makings = new Map<string, Promise<Kept | Made>>()
  private readonly planned = new Set<string>()
  private readonly turns = new PQueue({ concurrency: madeAtOnce })
  private marks: Mark[] = []
  private readonly now: () => number
  private unheardSince: number | null

  constructor(private readonly options: Options) {
    this.now = options.now ?? Date.now
    this.unheardSince = this.now()
    // A page and its packed forms together are less than one and a half times the page.
    this.pages = new LRUCache({
      // It takes 0 for no bound.
      maxSize: options.bytes || 1,
      sizeCalculation: ({ page }) => Math.ceil(page.whole.length * 1.5),
      dispose: (_, key, reason) => reason !== 'set' && options.files?.take(key),
    })
  }

  /** Takes a request for a shared page; false when it is for something else. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const wish = wishOf(request)
    if (!wish) return false
    if (this.pages.peek(keyOf(wish))?.stale !== null) this.options.follow?.(request, response)
    this.current(wish)
      .then((found) => {
        // Whoever asks here has found no file.
        if ('page' in found && !found.stale) this.place(keyOf(wish), found)
        if ('page' in found) this.options.count?.(found.stale ? 'stale' : 'hit')
        return this.tell(found, request, response)
      })
      .catch((error: unknown) => {
        if (!(error instanceof TooMany)) console.error(error)
        if (response.headersSent) response.end()
        else this.options.fail(request, response)
      })
    return true
  }

  /** Pages with these tags are no longer as they were. `mayWait`: they may be shown for a moment more. */
  mark(tags: readonly string[], mayWait: boolean): void {
    const now = this.now()
    const mark = { at: now, tags: new Set(tags), mayWait }
    this.marks = [...this.marks.filter(({ at }) => now - at < markedForMs), mark]
    for (const [key, kept] of this.pages.entries()) {
      if (!this.isAbout(mark, pathOf(key))) continue
      const before = kept.stale?.mayWait
      this.age(kept, mark)
      if (kept.stale?.mayWait !== before) this.place(key, kept)
    }
  }

  /** Has a page made unless it stands here as it is, so that its next reader finds it. */
  refresh(path: string): void {
    const wish = { path, routing: {} }
    const kept = this.pages.peek(keyOf(wish))
    if (!kept || kept.stale) this.soon(wish)
  }

  /** Whether changes are heard of: while they are not, pages say how old they may be. */
  heard(isHeard: boolean): void {
    this.unheardSince = isHeard ? null : (this.unheardSince ?? this.now())
    if (!isHeard) this.options.files?.takeAll()
  }

  private async current(wish: Wish): Promise<Kept | Made> {
    const kept = this.pages.get(keyOf(wish))
    if (!kept) return this.make(wish)
    if (!kept.stale) return kept
    // What has just failed would let the next reader wait for nothing.
    const isHopeless = kept.isLost && this.now() - kept.madeAt < betweenMs
    if (this.isYoung(kept) || isHopeless) {
      this.soon(wish)
      return kept
    }
    const late = new Promise<Kept>((done) => setTimeout(done, patienceMs, kept).unref())
    return Promise.race([this.make(wish), late])
  }

  /** Makes a page now, or a second after it was last begun. */
  private soon(wish: Wish): void {
    const key = keyOf(wish)
    if (this.makings.has(key) || this.planned.has(key)) return
    const wait = (this.pages.peek(key)?.madeAt ?? 0) + betweenMs - this.now()
    const make = () => {
      this.planned.delete(key)
      this.make(wish).catch((error: unknown) => console.error(error))
    }
    if (wait <= 0) {
      make()
      return
    }
    this.planned.add(key)
    setTimeout(make, wait).unref()
  }

  private make(wish: Wish): Promise<Kept | Made> {
    const key = keyOf(wish)
    const known = this.makings.get(key)
    if (known) return known
    const making = this.makeAlone(wish).finally(() => this.makings.delete(key))
    this.makings.set(key, making)
    return making
  }

  private async makeAlone({ path, routing }: Wish): Promise<Kept | Made> {
    const key = keyOf({ path, routing })
    const before = this.pages.peek(key)
    if (!before && this.turns.sizeBy({ priority: 0 }) >= mostUnseen) throw new TooMany()
    const isUrgent = before?.stale?.mayWait === false
    let madeAt = this.now()
    const begin = () => {
      madeAt = this.now()
      return this.options.make(path, routing)
    }
    const made = await this.turns
      .add(begin, { priority: isUrgent ? 2 : before ? 1 : 0 })
      .catch((error: unknown) => {
        if (before) return null
        throw error
      })
    const isLost = !made || made.status >= 500
    this.options.count?.(isLost ? 'failed' : 'made')
    if (isLost && before) {
      before.stale ??= { since: madeAt, mayWait: true }
      this.place(key, before)
      return Object.assign(before, { madeAt, isLost })
    }
    if (!made) throw new Error(`${path} could not be made`)
    const isShared = made.headers['cache-control'] === askAgain || sharedAddress(path)?.isStatic === false
    if (made.status !== 200 || !isShared) {
      this.pages.delete(key)
      return made
    }
    const stale = made.isStale ? (before?.stale ?? this.unknownStale(path)) : null
    const kept: Kept = { page: pageOf(path, made, before), madeAt, stale, isLost: false }
    // What was marked meanwhile may have been read before it changed.
    for (const mark of this.marks) if (mark.at >= madeAt && this.isAbout(mark, path)) this.age(kept, mark)
    this.pages.set(key, kept)
    this.place(key, kept)
    return kept
  }

  /** A document stands as a file only while its readers would get it here at once and without an age. */
  private place(key: string, kept: Kept): void {
    const { files } = this.options
    if (!files || !isDocumentKey(key) || sharedAddress(pathOf(key))?.isBuilt) return
    const known = this.pages.peek(key)
    // What is too large to be kept stands nowhere; a newer page has seen to its own file.
    if (known !== kept) {
      if (!known) files.take(key)
      return
    }
    const isCurrent = kept.stale === null || this.isYoung(kept)
    if (isCurrent && this.unheardSince === null) files.put(key, kept.page)
    else files.take(key)
    if (!isCurrent || !kept.stale) return
    const left = kept.stale.since + mostOldMs - this.now()
    setTimeout(() => this.place(key, kept), left).unref()
  }

  private async tell(found: Kept | Made, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if ('page' in found) return send(found.page, request, response, this.ageOf(found))
    const {
      'transfer-encoding': _encoding,
      connection: _connection,
      'keep-alive': _alive,
      ...headers
    } = found.headers
    response.writeHead(found.status, { ...headers, 'content-length': found.whole.length })
    response.end(request.method === 'HEAD' ? undefined : found.whole)
  }

  /** In whole seconds, for how long nobody could tell whether the page is still so. */
  private ageOf({ stale }: Kept): number {
    const isOverdue = stale !== null && this.now() - stale.since > mostOldMs
    const since = Math.min(
      this.unheardSince ?? Number.POSITIVE_INFINITY,
      isOverdue ? stale.since : Number.POSITIVE_INFINITY,
    )
    return Number.isFinite(since) ? Math.max(1, Math.floor((this.now() - since) / 1_000)) : 0
  }

  private isYoung({ stale }: Kept): boolean {
    return stale?.mayWait === true && this.now() - stale.since < mostOldMs
  }

  /** Where it is not known what a page depends on, any mark is about it. */
  private isAbout({ tags }: Mark, path: string): boolean {
    const own = sharedAddress(path)?.tags
    return own === undefined || own.some((tag) => tags.has(tag))
  }

  /** Of a page that was not kept here: at least as old as the first mark that is remembered, whatever that was for. */
  private unknownStale(path: string): Kept['stale'] {
    const at = this.marks.find((mark) => this.isAbout(mark, path))?.at
    return { since: at ?? this.now(), mayWait: false }
  }

  private age(kept: Kept, { at, mayWait }: Mark): void {
    kept.stale = { since: kept.stale?.since ?? at, mayWait: mayWait && (kept.stale?.mayWait ?? true) }
  }
}

/** The same bytes keep their packed forms. */
function pageOf(path: string, { headers, whole }: Made, before: Kept | undefined): FinishedPage {
  const page = finish(headers, whole, sharedAddress(path)?.isBuilt)
  return before?.page.whole.equals(page.whole) ? before.page : page
}
