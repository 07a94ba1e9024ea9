import 'server-only'
import { type CommentAsCheck, evidenceFrom, explanationFrom } from '@/lib/comment/as-check'
import { db } from '@/lib/db'

/** What a fact-check of a comment begins with; null for a comment that not everyone may read. */
export async function findCommentAsCheck(id: string): Promise<CommentAsCheck | null> {
  const comment = await db().comment.findFirst({
    where: { id, state: 'visible', article: { publishedAt: { not: null } } },
    select: {
      articleId: true,
      paragraphId: true,
      body: true,
      author: { select: { name: true } },
      anchor: { select: { exact: true } },
    },
  })
  if (!comment) return null
  const { articleId, paragraphId, body, author, anchor } = comment
  return {
    articleId,
    paragraphId,
    quote: anchor.exact ?? '',
    explanation: explanationFrom(author.name, body),
    evidence: evidenceFrom(body),
  }
}
