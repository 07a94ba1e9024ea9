import 'server-only'
import type { PlainArticle } from '@/lib/article/plain-text'
import type { Transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import type { ProposalState } from '@/lib/import/states'
import { digestOf } from '@/lib/import/twin'
import type { Prisma } from '@/prisma/client/client'

type Proposing = {
  articleId: string
  /** The current revision, which the text differs from. */
  from: number
  article: PlainArticle
  url: string | null
  actorId: string | null
}

/**
 * Asks the editors whether a text becomes the next revision of an article. There is one question at a time: a text that
 * is read later takes the place of the one that waits. Words that were dismissed are not asked about again; then null.
 */
export async function openProposal(tx: Transaction, given: Proposing): Promise<string | null> {
  const { articleId, from, article, url, actorId } = given
  await tx.$queryRaw`SELECT 1 FROM article WHERE id = ${articleId}::uuid FOR UPDATE`
  const digest = digestOf(article)
  const known = await tx.revisionProposal.findFirst({
    where: { articleId, digest, state: { in: ['open', 'dismissed'] } },
    orderBy: { readAt: 'desc' },
    select: { id: true, state: true },
  })
  if (known) return known.state === 'open' ? known.id : null
  const data = {
    from,
    article: article as unknown as Prisma.InputJsonObject,
    digest,
    url,
    readAt: new Date(),
  }
  const open = await tx.revisionProposal.findFirst({
    where: { articleId, state: 'open' },
    select: { id: true },
  })
  const { id } = open
    ? await tx.revisionProposal.update({ where: { id: open.id }, data, select: { id: true } })
    : await tx.revisionProposal.create({ data: { articleId, ...data }, select: { id: true } })
  append(tx, {
    kind: 'article.proposed',
    actorId,
    subjectType: 'article',
    subjectId: articleId,
    articleId,
    data: { proposalId: id, from },
  })
  return id
}

/**
 * Closes the question about an article when its new text stands. `text`: only where that is what was asked about, word for
 * word; else what waited was taken, as it was or changed by hand.
 */
export async function settleProposals(
  tx: Transaction,
  articleId: string,
  { by, text }: { by: string | null; text?: PlainArticle },
): Promise<void> {
  const digest = text && digestOf(text)
  await close(tx, { articleId, ...(digest ? { digest } : {}) }, { state: 'taken', decidedById: by })
}

/** Closes it because the source says again what stands here. */
export async function withdrawProposals(tx: Transaction, articleId: string): Promise<void> {
  await close(tx, { articleId }, { state: 'withdrawn', decidedById: null })
}

type Closing = { state: ProposalState; decidedById: string | null }

async function close(
  tx: Transaction,
  which: { articleId: string; digest?: string },
  closing: Closing,
): Promise<void> {
  const data = { ...closing, decidedAt: new Date() }
  await tx.revisionProposal.updateMany({ where: { ...which, state: 'open' }, data })
}
