import 'server-only'
import { anchorQuote, findQuote, type Quote } from '@/lib/anchor/quote'
import type { Transaction } from '@/lib/db'
import type { ArticleMode, ArticleState } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { codePointLength } from '@/lib/text'

export type OpenParagraph = {
  id: string
  articleId: string
  revisionId: string
  text: string
  article: ArticleState
}

/** A paragraph of the article's current revision; null for an unknown one and for one of another article. */
export async function findParagraph(
  tx: Transaction,
  articleId: string,
  paragraphId: string,
): Promise<OpenParagraph | null> {
  const article = await tx.article.findUnique({
    where: { id: articleId },
    select: { mode: true, publishedAt: true, currentRevision: true },
  })
  if (!article) return null
  const text = await tx.paragraphText.findFirst({
    where: {
      paragraphId,
      paragraph: { articleId },
      revision: { articleId, number: article.currentRevision },
    },
    select: { text: true, revisionId: true },
  })
  if (!text) return null
  const state = { mode: article.mode as ArticleMode, isPublished: article.publishedAt !== null }
  return { id: paragraphId, articleId, article: state, ...text }
}

/**
 * The words that an annotation points at, or null for the paragraph. `start` is where they were selected, in code points;
 * it chooses between places where the same words stand.
 */
export function pointAt(
  paragraph: OpenParagraph,
  quote: string | undefined,
  start?: number,
): Result<Quote | null> {
  const wanted = start === undefined ? {} : { start }
  const place = quote === undefined ? null : findQuote(paragraph.text, { exact: quote, ...wanted })
  if (place === 'not-found') return refuse('quote-not-found', { field: 'quote' })
  if (place === 'ambiguous') return refuse('quote-ambiguous', { field: 'quote' })
  const words = place && anchorQuote(paragraph.text, place.start, place.end)
  // A quote of the whole paragraph points at the paragraph.
  const isWhole = words?.start === 0 && words.end === codePointLength(paragraph.text)
  return succeed(isWhole ? null : words)
}

/** Stores where an annotation points: see `pointAt`. */
export async function createAnchor(
  tx: Transaction,
  paragraph: OpenParagraph,
  quote: string | undefined,
  start?: number,
): Promise<Result<{ anchorId: string }>> {
  const words = pointAt(paragraph, quote, start)
  if (!words.ok) return words
  const { articleId, revisionId } = paragraph
  const anchor = await tx.anchor.create({
    data: { articleId, paragraphId: paragraph.id, revisionId, ...words.value },
    select: { id: true },
  })
  return succeed({ anchorId: anchor.id })
}
