import 'server-only'
import type { SetModeInput } from '@/lib/article/mode'
import { type Imported, type ImportInput, storeArticle } from '@/lib/article/store-article'
import { transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import { type ArticleMode, can, type Operator, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'

/** Stores a text as a new article with revision 1; its importer counts as its editor and will not judge checks of it. */
export async function importArticle(
  viewer: Viewer | Operator,
  input: ImportInput,
): Promise<Result<Imported>> {
  return transaction((tx) => storeArticle(tx, viewer, input))
}

/** Says what may be written on an article from now on. What is there already stays as it is. */
export async function setArticleMode(
  viewer: Viewer,
  { id, mode, from }: SetModeInput,
): Promise<Result<{ id: string; mode: ArticleMode }>> {
  if (!can(viewer, 'article.set-mode')) return refuse('not-found')
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM article WHERE id = ${id}::uuid FOR UPDATE`
    const article = await tx.article.findUnique({ where: { id }, select: { mode: true } })
    if (!article) return refuse('not-found')
    if (article.mode === mode) return succeed({ id, mode })
    if (article.mode !== from) return refuse('conflict')
    await tx.article.update({ where: { id }, data: { mode }, select: { id: true } })
    append(tx, {
      kind: 'article.mode-changed',
      actorId: viewer.id,
      subjectType: 'article',
      subjectId: id,
      articleId: id,
      data: { from, to: mode },
    })
    return succeed({ id, mode })
  })
}
