import 'server-only'
import { type Transaction, transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import type { EventKind } from '@/lib/event/kinds'
import { type BringInInput, type BroughtIn, bringInto } from '@/lib/import/bring-in'
import type { AddFeedInput, DismissProposalInput, RemoveFeedInput } from '@/lib/import/input'
import { normaliseUrl } from '@/lib/normalise-url'
import { can, type Operator, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'

type Id = { id: string }

/** Brings a text in as an article, or finds the one that it is another version of; see `bringInto`. */
export async function bringIn(viewer: Viewer | Operator, input: BringInInput): Promise<Result<BroughtIn>> {
  if (!can(viewer, 'article.import')) return refuse('forbidden')
  return transaction((tx) => bringInto(tx, viewer, input))
}

/** Has a feed watched. One that is watched already is that one; one that was removed is watched again. */
export async function addFeed(viewer: Viewer | Operator, { url }: AddFeedInput): Promise<Result<Id>> {
  if (!can(viewer, 'feed.change')) return refuse('forbidden')
  const name = normaliseUrl(url) ?? url
  return transaction(async (tx) => {
    const [added] = await tx.feed.createManyAndReturn({
      data: [{ url: name, addedById: viewer.id }],
      skipDuplicates: true,
      select: { id: true },
    })
    const { id } = added ?? (await tx.feed.findUniqueOrThrow({ where: { url: name }, select: { id: true } }))
    const { count } = await tx.feed.updateMany({
      where: { id, removedAt: { not: null } },
      data: { removedAt: null, failures: 0, nextReadAt: new Date(), addedById: viewer.id },
    })
    if (added || count > 0) log(tx, viewer, 'feed.added', id, name)
    return succeed({ id })
  })
}

/** No longer reads a feed. What came of it stays. Removed already, nothing changes. */
export async function removeFeed(viewer: Viewer | Operator, { id }: RemoveFeedInput): Promise<Result<Id>> {
  if (!can(viewer, 'feed.change')) return refuse('forbidden')
  return transaction(async (tx) => {
    const feed = await tx.feed.findUnique({ where: { id }, select: { url: true } })
    if (!feed) return refuse('not-found')
    const { count } = await tx.feed.updateMany({
      where: { id, removedAt: null },
      data: { removedAt: new Date() },
    })
    if (count > 0) log(tx, viewer, 'feed.removed', id, feed.url)
    return succeed({ id })
  })
}

/** Leaves an article as it is, whatever its source says now. Asked again, nothing changes; what was taken stays taken. */
export async function dismissProposal(
  viewer: Viewer | Operator,
  { id }: DismissProposalInput,
): Promise<Result<Id>> {
  if (!can(viewer, 'proposal.decide')) return refuse('forbidden')
  return transaction(async (tx) => {
    const [proposal] = await tx.$queryRaw<{ state: string; articleId: string }[]>`
      SELECT state, article_id AS "articleId" FROM revision_proposal WHERE id = ${id}::uuid FOR UPDATE`
    if (!proposal) return refuse('not-found')
    if (proposal.state === 'dismissed') return succeed({ id })
    if (proposal.state !== 'open') return refuse('wrong-state')
    await tx.revisionProposal.update({
      where: { id },
      data: { state: 'dismissed', decidedAt: new Date(), decidedById: viewer.id },
      select: { id: true },
    })
    const { articleId } = proposal
    append(tx, {
      kind: 'article.proposal-dismissed',
      actorId: viewer.id,
      subjectType: 'article',
      subjectId: articleId,
      articleId,
      data: { proposalId: id },
    })
    return succeed({ id })
  })
}

function log(tx: Transaction, viewer: Viewer | Operator, kind: EventKind, subjectId: string, url: string) {
  append(tx, { kind, actorId: viewer.id, subjectType: 'feed', subjectId, data: { url } })
}
