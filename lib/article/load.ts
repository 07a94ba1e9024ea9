import 'server-only'
import { v7 as newId } from 'uuid'
import { anchorQuote, findQuote, type Quote } from '@/lib/anchor/quote'
import type { Transaction } from '@/lib/db'
import { often } from '@/lib/often'
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

/**
 * A paragraph of the article's current revision, which stays that until the transaction ends; null for an unknown one and
 * for one of another article.
 */
export async function findParagraph(
  tx: Transaction,
  articleId: string,
  paragraphId: string,
): Promise<OpenParagraph | null> {
  // Whoever waited for a revision that was being published finds nothing of the one before, and then that one.
  const found =
    (await holdParagraph(tx, articleId, paragraphId)) ?? (await holdParagraph(tx, articleId, paragraphId))
  if (!found) return null
  const { mode, isPublished, ...paragraph } = found
  return { ...paragraph, article: { mode, isPublished } }
}

async function holdParagraph(
  tx: Transaction,
  articleId: string,
  paragraphId: string,
): Promise<FoundParagraph | undefined> {
  const [found] = await tx.$queryRaw<FoundParagraph[]>`${often}
    SELECT p.id, a.id AS "articleId", r.id AS "revisionId", x.text, a.mode,
      a.published_at IS NOT NULL AS "isPublished"
    FROM article a JOIN revision r ON r.article_id = a.id AND r.number = a.current_revision
    JOIN paragraph_text x ON x.revision_id = r.id JOIN paragraph p ON p.id = x.paragraph_id AND p.article_id = a.id
    WHERE a.id = ${articleId}::uuid AND p.id = ${paragraphId}::uuid FOR KEY SHARE OF a`
  return found
}

type FoundParagraph = Omit<OpenParagraph, 'article'> & { mode: ArticleMode; isPublished: boolean }

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
  const { id, articleId, revisionId } = paragraph
  const { exact = null, prefix = null, suffix = null, start: from = null, end = null } = words.value ?? {}
  const anchorId = newId()
  await tx.$executeRaw`${often}
    INSERT INTO anchor (id, article_id, paragraph_id, revision_id, exact, prefix, suffix, start, "end")
    VALUES (${anchorId}::uuid, ${articleId}::uuid, ${id}::uuid, ${revisionId}::uuid,
      ${exact}, ${prefix}, ${suffix}, ${from}::int, ${end}::int)`
  return succeed({ anchorId })
}
