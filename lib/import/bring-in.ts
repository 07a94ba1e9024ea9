import 'server-only'
import type { PlainArticle } from '@/lib/article/plain-text'
import { makePublic, storeArticle } from '@/lib/article/store-article'
import type { Transaction } from '@/lib/db'
import { openProposal } from '@/lib/import/proposal'
import { nextPageReading } from '@/lib/import/schedule'
import { digestOf, findTwin, type Twin, waitForImports } from '@/lib/import/twin'
import type { Operator, Viewer } from '@/lib/policy'
import { type Result, succeed } from '@/lib/result'
import { revise } from '@/lib/revision/revise'

export type BringInInput = {
  article: PlainArticle
  /** By which the same thing is known when it is sent again: a form, a file, a line of a dump. */
  key?: string | undefined
  slug?: string | undefined
  publish: boolean
  /** The address where the text was read, if that is to be read again. */
  watch?: string | undefined
}

/**
 * What became of a text: a new article (`stored`); one that is here already, word for word (`unchanged`); the next
 * revision of one that is (`revised`), or, where nothing is to be published, a proposal for it that waits for an editor
 * (`proposed`; `proposalId` is null where its words were dismissed before); or this very thing, sent once more
 * (`taken-before`).
 */
export type BroughtIn = {
  outcome: 'stored' | 'unchanged' | 'revised' | 'proposed' | 'taken-before'
  id: string
  slug: string
  /** The current revision. */
  revision: number
  proposalId: string | null
}

/** Brings a text in: as a new article, unless it is one that is here; then nothing is stored twice. */
export async function bringInto(
  tx: Transaction,
  viewer: Viewer | Operator,
  input: BringInInput,
): Promise<Result<BroughtIn>> {
  await waitForImports(tx)
  const before = input.key ? await findTaken(tx, input.key) : null
  if (before) return succeed({ outcome: 'taken-before', ...before, proposalId: null })
  const result = await storeOrPropose(tx, viewer, input)
  if (!result.ok) return result
  const { id, outcome } = result.value
  if (input.key)
    await tx.takenSource.create({ data: { key: input.key, articleId: id }, select: { key: true } })
  if (input.watch && outcome !== 'proposed') await watch(tx, id, input.watch, input.article)
  return result
}

async function storeOrPropose(
  tx: Transaction,
  viewer: Viewer | Operator,
  { article, slug, publish }: BringInInput,
): Promise<Result<BroughtIn>> {
  const twin = await findTwin(tx, article)
  if (!twin) {
    const stored = await storeArticle(tx, viewer, { article, slug, publish })
    if (!stored.ok) return stored
    const { id, slug: given } = stored.value
    return succeed({ outcome: 'stored', id, slug: given, revision: 1, proposalId: null })
  }
  const { articleId, revision } = twin
  const here = { id: articleId, slug: twin.slug, revision }
  const isToOpen = publish && twin.isDraft
  if (twin.isSame && !isToOpen) return succeed({ outcome: 'unchanged', ...here, proposalId: null })
  const whole = await withKnown(tx, twin, article)
  if (publish) {
    const input = { articleId, from: revision, article: whole, reason: 'source' as const }
    const revised = twin.isSame ? succeed(here) : await revise(tx, viewer, input)
    if (!revised.ok) return revised
    if (isToOpen) await makePublic(tx, viewer, here)
    return succeed({ outcome: 'revised', ...here, revision: revised.value.revision, proposalId: null })
  }
  const url = article.metadata.sourceUrl ?? null
  const proposing = { articleId, from: revision, article: whole, url, actorId: viewer.id }
  return succeed({ outcome: 'proposed', ...here, proposalId: await openProposal(tx, proposing) })
}

/** What is known of an article and not said by its new text stays: a file says less of itself than a page. */
async function withKnown(tx: Transaction, twin: Twin, article: PlainArticle): Promise<PlainArticle> {
  const known = await tx.revision.findUniqueOrThrow({
    where: { articleId_number: { articleId: twin.articleId, number: twin.revision } },
    select: {
      byline: true,
      site: true,
      sourceUrl: true,
      canonicalUrl: true,
      leadImageUrl: true,
      language: true,
      publishedOn: true,
    },
  })
  const { publishedOn, ...words } = known
  const all = { ...words, published: publishedOn?.toISOString().slice(0, 10) }
  const metadata = Object.fromEntries(Object.entries(all).filter(([, value]) => value))
  return { ...article, metadata: { ...metadata, ...article.metadata } }
}

async function findTaken(tx: Transaction, key: string) {
  const taken = await tx.takenSource.findUnique({
    where: { key },
    select: { article: { select: { id: true, slug: true, currentRevision: true } } },
  })
  if (!taken) return null
  const { id, slug, currentRevision } = taken.article
  return { id, slug, revision: currentRevision }
}

/** Has a page read again from time to time. Whoever brings it in once more changes nothing about that. */
async function watch(tx: Transaction, articleId: string, url: string, article: PlainArticle): Promise<void> {
  const now = new Date()
  const nextReadAt = nextPageReading(now, now, 0)
  await tx.watchedSource.createMany({
    data: [{ articleId, url, digest: digestOf(article), readAt: now, nextReadAt }],
    skipDuplicates: true,
  })
}
