import 'server-only'
import { v4 as newId } from 'uuid'
import { transaction } from '@/lib/db'
import type { TakeProposalInput } from '@/lib/editor/input'
import { holdArticle } from '@/lib/editor/load'
import { isSameArticle, wordsOf } from '@/lib/editor/words'
import { parseArticle } from '@/lib/import/article-json'
import { can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'

type Known = { id: string; slug: string }

/** Goes on with the text that waits for an article as its draft. Published for that reason, it waits no longer. */
export async function takeProposal(
  viewer: Viewer,
  { id, savings }: TakeProposalInput,
): Promise<Result<Known>> {
  if (!can(viewer, 'proposal.decide')) return refuse('not-found')
  return transaction(async (tx) => {
    const proposal = await tx.revisionProposal.findUnique({ where: { id }, select: { articleId: true } })
    const article = proposal && (await holdArticle(tx, proposal.articleId, 'writing'))
    if (!article) return refuse('not-found')
    const { draft, slug, currentRevision } = article
    const row = await tx.revisionProposal.findFirst({
      where: { id, state: 'open' },
      select: { article: true },
    })
    const text = row && parseArticle(row.article)
    if (!text) return refuse('not-found')
    const words = wordsOf(text)
    // Taken already, by this form or by another.
    if (draft && isSameArticle(draft.words, words)) return succeed({ id: article.id, slug })
    if ((draft?.savings ?? 0) !== savings)
      return refuse('newer-draft', draft?.savedBy ? { who: draft.savedBy.name } : {})
    const saving = { base: currentRevision, words, writer: newId(), turn: 1, savedById: viewer.id }
    const where = { articleId: article.id }
    await tx.articleDraft.upsert({
      where,
      create: { ...where, ...saving },
      update: { ...saving, savings: savings + 1, savedAt: new Date() },
      select: { articleId: true },
    })
    return succeed({ id: article.id, slug })
  })
}
