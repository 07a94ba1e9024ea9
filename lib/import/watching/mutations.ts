import 'server-only'
import { db, transaction } from '@/lib/db'
import { bringInto } from '@/lib/import/bring-in'
import { type FetchedArticle, fetchArticle } from '@/lib/import/fetch-article'
import { openProposal, withdrawProposals } from '@/lib/import/proposal'
import { type ReadFeed, readFeed } from '@/lib/import/read-feed'
import { nextEntryReading, nextFeedReading, nextPageReading } from '@/lib/import/schedule'
import type { EntryState, FeedOutcome, WatchOutcome } from '@/lib/import/states'
import { digestOf, readDigest } from '@/lib/import/twin'
import type { Circumstances } from '@/lib/outgoing/circumstances'
import { fetchPage } from '@/lib/outgoing/fetch-page'
import { operator } from '@/lib/policy'
import { decodePage } from '@/lib/source/charset'

/** Of a feed that is new only so many are read, the newest; of a known one whatever is new. */
const firstEntries = 10

/** What has begun and not ended by then belonged to a process that died: its turn comes again. */
const heldForMs = 5 * 60_000

export type Readings = { read: number; hasMore: boolean }

/**
 * Reads one of each kind that is due: a watched feed, something that a feed names, a watched page. Each is taken by one
 * process, by moving its next turn ahead, and read without a transaction. `hasMore`: something was due.
 */
export async function readDueSources(now: Date, given: Partial<Circumstances> = {}): Promise<Readings> {
  const done = [await readDueFeed(now, given), await readDueEntry(now, given), await readDuePage(now, given)]
  const read = done.filter(Boolean).length
  return { read, hasMore: read > 0 }
}

async function readDueFeed(now: Date, given: Partial<Circumstances>): Promise<boolean> {
  const [feed] = await db().$queryRaw<{ id: string; url: string; failures: number; isNew: boolean }[]>`
    UPDATE feed SET next_read_at = ${held(now)} WHERE id = (
      SELECT id FROM feed WHERE next_read_at <= ${now} AND removed_at IS NULL
      ORDER BY next_read_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, url, failures, NOT EXISTS (SELECT 1 FROM feed_entry e WHERE e.feed_id = feed.id) AS "isNew"`
  if (!feed) return false
  const { outcome, found } = await fetchFeed(feed.url, given)
  await transaction(async (tx) => {
    const entries = (found?.items ?? []).map(({ key, url, title }, at) => {
      const state: EntryState = feed.isNew && at >= firstEntries ? 'passed-over' : 'waiting'
      return { feedId: feed.id, key, url, title, state, nextReadAt: now }
    })
    await tx.feedEntry.createMany({ data: entries, skipDuplicates: true })
    const failures = found ? 0 : feed.failures + 1
    const data = { outcome, failures, readAt: now, nextReadAt: nextFeedReading(now, failures) }
    await tx.feed.update({
      where: { id: feed.id },
      data: { ...data, ...(found?.title ? { title: found.title } : {}) },
      select: { id: true },
    })
  })
  return true
}

async function fetchFeed(
  url: string,
  given: Partial<Circumstances>,
): Promise<{ outcome: FeedOutcome; found: ReadFeed | null }> {
  const fetched = await fetchPage(url, 'feed', given)
  if (!fetched.ok) return { outcome: 'unreadable', found: null }
  const { bytes, contentType, url: base } = fetched.page
  const read = readFeed(decodePage(bytes, contentType), base)
  return 'problem' in read ? { outcome: 'no-feed', found: null } : { outcome: 'read', found: read }
}

async function readDueEntry(now: Date, given: Partial<Circumstances>): Promise<boolean> {
  const [entry] = await db().$queryRaw<{ id: string; url: string; tries: number }[]>`
    UPDATE feed_entry SET next_read_at = ${held(now)}, tries = tries + 1 WHERE id = (
      SELECT e.id FROM feed_entry e JOIN feed f ON f.id = e.feed_id AND f.removed_at IS NULL
      WHERE e.state = 'waiting' AND e.next_read_at <= ${now}
      ORDER BY e.next_read_at LIMIT 1 FOR UPDATE OF e SKIP LOCKED)
    RETURNING id, url, tries`
  if (!entry) return false
  const fetched = await fetchArticle(entry.url, 'feed', given)
  if ('problem' in fetched) await putOff(entry, fetched, now)
  else await storeEntry(entry, fetched)
  return true
}

type Entry = { id: string; tries: number }
type Missing = Extract<FetchedArticle, { problem: string }>

async function putOff({ id, tries }: Entry, { problem, isAway }: Missing, now: Date): Promise<void> {
  const next = isAway ? nextEntryReading(now, tries) : null
  const data = next ? { nextReadAt: next } : { state: 'failed' satisfies EntryState, problem }
  await db().feedEntry.update({ where: { id }, data, select: { id: true } })
}

/** What a feed names becomes a draft, which waits for an editor like any other. */
async function storeEntry({ id }: Entry, { article, url }: Exclude<FetchedArticle, Missing>): Promise<void> {
  await transaction(async (tx) => {
    const brought = await bringInto(tx, operator, { article, publish: false, watch: url })
    const state: EntryState = brought.ok && brought.value.outcome === 'stored' ? 'stored' : 'known'
    const data = brought.ok
      ? { state, articleId: brought.value.id }
      : { state: 'failed', problem: 'It could not be stored.' }
    await tx.feedEntry.update({ where: { id }, data, select: { id: true } })
  })
}

type Watched = { articleId: string; url: string; digest: string; since: Date; failures: number }

async function readDuePage(now: Date, given: Partial<Circumstances>): Promise<boolean> {
  const [page] = await db().$queryRaw<Watched[]>`
    UPDATE watched_source SET next_read_at = ${held(now)} WHERE article_id = (
      SELECT article_id FROM watched_source WHERE next_read_at <= ${now}
      ORDER BY next_read_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING article_id AS "articleId", url, digest, since, failures`
  if (!page) return false
  const fetched = await fetchArticle(page.url, 'watch', given)
  if ('problem' in fetched) await noteReading(page, now, fetched.isAway ? 'unreadable' : 'no-article')
  else await compare(page, fetched, now)
  return true
}

/**
 * What a source says now is a reason to ask only where it said something else before: an article that was changed here
 * on purpose differs from its source for good.
 */
async function compare(
  page: Watched,
  { article, url }: Exclude<FetchedArticle, Missing>,
  now: Date,
): Promise<void> {
  const { articleId } = page
  const digest = digestOf(article)
  if (digest === page.digest) return noteReading(page, now, 'same')
  await transaction(async (tx) => {
    const where = { id: articleId }
    const { currentRevision: from } = await tx.article.findUniqueOrThrow({
      where,
      select: { currentRevision: true },
    })
    const isHere = (await readDigest(tx, articleId, from)) === digest
    if (isHere) await withdrawProposals(tx, articleId)
    else await openProposal(tx, { articleId, from, article, url, actorId: null })
    await tx.watchedSource.update({
      where: { articleId },
      data: {
        digest,
        outcome: 'changed',
        failures: 0,
        since: now,
        readAt: now,
        nextReadAt: nextPageReading(now, now, 0),
      },
      select: { articleId: true },
    })
  })
}

async function noteReading(
  { articleId, since, failures }: Watched,
  now: Date,
  outcome: WatchOutcome,
): Promise<void> {
  const count = outcome === 'same' ? 0 : failures + 1
  await db().watchedSource.update({
    where: { articleId },
    data: { outcome, failures: count, readAt: now, nextReadAt: nextPageReading(now, since, count) },
    select: { articleId: true },
  })
}

function held(now: Date): Date {
  return new Date(now.getTime() + heldForMs)
}
