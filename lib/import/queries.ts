import 'server-only'
import type { PlainArticle } from '@/lib/article/plain-text'
import { db } from '@/lib/db'
import { parseArticle } from '@/lib/import/article-json'
import type { EntryState, FeedOutcome, WatchOutcome } from '@/lib/import/states'

export type FeedRow = {
  id: string
  url: string
  title: string | null
  addedAt: string
  readAt: string | null
  outcome: FeedOutcome | null
  nextReadAt: string
  /** How many of what it names became drafts, wait, and came to nothing. */
  counts: Partial<Record<EntryState, number>>
}

/** The feeds that are watched, by the time at which they were added, with what came of them. */
export async function listFeeds(): Promise<FeedRow[]> {
  const feeds = await db().feed.findMany({ where: { removedAt: null }, orderBy: { addedAt: 'asc' } })
  const counts = await db().feedEntry.groupBy({
    by: ['feedId', 'state'],
    where: { feedId: { in: feeds.map(({ id }) => id) } },
    _count: { _all: true },
  })
  return feeds.map(({ id, url, title, addedAt, readAt, outcome, nextReadAt }) => ({
    id,
    url,
    title,
    addedAt: addedAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
    outcome: outcome as FeedOutcome | null,
    nextReadAt: nextReadAt.toISOString(),
    counts: Object.fromEntries(
      counts.filter(({ feedId }) => feedId === id).map(({ state, _count }) => [state, _count._all]),
    ),
  }))
}

export type FeedEntryRow = {
  id: string
  url: string
  title: string | null
  seenAt: string
  state: EntryState
  problem: string | null
  slug: string | null
}

/** What a feed named last, the newest first. */
export async function listFeedEntries(feedId: string, most = 50): Promise<FeedEntryRow[]> {
  const rows = await db().feedEntry.findMany({
    where: { feedId },
    orderBy: [{ seenAt: 'desc' }, { id: 'desc' }],
    take: most,
    include: { article: { select: { slug: true } } },
  })
  return rows.map(({ id, url, title, seenAt, state, problem, article }) => ({
    id,
    url,
    title,
    seenAt: seenAt.toISOString(),
    state: state as EntryState,
    problem,
    slug: article?.slug ?? null,
  }))
}

export type ProposalRow = {
  id: string
  articleId: string
  slug: string
  /** The title that the article has now, and the one that is proposed. */
  title: string
  proposedTitle: string
  /** The revision that it was compared with; the article may have a newer one by now. */
  from: number
  current: number
  url: string | null
  readAt: string
}

export type Proposal = ProposalRow & { article: PlainArticle }

const shown = {
  of: {
    select: {
      slug: true,
      currentRevision: true,
      revisions: { orderBy: { number: 'desc' }, take: 1, select: { title: true } },
    },
  },
} as const

/** The texts that wait for an editor, the longest waiting first. */
export async function listProposals(most = 100): Promise<ProposalRow[]> {
  const rows = await db().revisionProposal.findMany({
    where: { state: 'open' },
    orderBy: [{ readAt: 'asc' }, { id: 'asc' }],
    take: most,
    include: shown,
  })
  return rows.flatMap((row) => proposalOf(row) ?? []).map(({ article: _, ...row }) => row)
}

/** A text that waits, with its words; null when it waits no longer, or never did. */
export async function findProposal(id: string): Promise<Proposal | null> {
  const row = await db().revisionProposal.findFirst({ where: { id, state: 'open' }, include: shown })
  return row && proposalOf(row)
}

/** The text that waits for an article. */
export async function findProposalFor(articleId: string): Promise<Proposal | null> {
  const row = await db().revisionProposal.findFirst({ where: { articleId, state: 'open' }, include: shown })
  return row && proposalOf(row)
}

type Row = {
  id: string
  articleId: string
  from: number
  article: unknown
  url: string | null
  readAt: Date
  of: { slug: string; currentRevision: number; revisions: { title: string }[] }
}

function proposalOf({ id, articleId, from, article, url, readAt, of }: Row): Proposal | null {
  const text = parseArticle(article)
  if (!text) return null
  return {
    id,
    articleId,
    slug: of.slug,
    title: of.revisions[0]?.title ?? '',
    proposedTitle: text.title,
    from,
    current: of.currentRevision,
    url,
    readAt: readAt.toISOString(),
    article: text,
  }
}

export type WatchedRow = {
  url: string
  readAt: string | null
  nextReadAt: string
  outcome: WatchOutcome | null
}

/** The page that an article is compared with, if it was read from one. */
export async function findWatched(articleId: string): Promise<WatchedRow | null> {
  const row = await db().watchedSource.findUnique({ where: { articleId } })
  if (!row) return null
  const { url, readAt, nextReadAt, outcome } = row
  return {
    url,
    readAt: readAt?.toISOString() ?? null,
    nextReadAt: nextReadAt.toISOString(),
    outcome: outcome as WatchOutcome | null,
  }
}
