import 'server-only'
import { isBlockedBy } from '@/lib/block/load'
import { type Transaction, transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import type { HelpfulInput } from '@/lib/helpful/input'
import type { OwnMark } from '@/lib/helpful/mark'
import { type ArticleMode, can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { refuseWriting } from '@/lib/sanction/refuse-writing'

/** Says that a comment is helpful, or takes that back. The same said again changes nothing and leaves no event. */
export async function markHelpful(viewer: Viewer, input: HelpfulInput): Promise<Result<OwnMark>> {
  return transaction(async (tx) => {
    const comment = await findComment(tx, input.id)
    if (!comment || !can(viewer, 'article.read', comment.article)) return refuse('not-found')
    const blocksViewer = await isBlockedBy(tx, viewer, comment.authorId)
    // A mark may always be taken back, whatever has happened between the two since.
    if (input.isHelpful && !can(viewer, 'comment.mark-helpful', { id: comment.authorId, blocksViewer }))
      return blocksViewer
        ? refuse('blocked', { who: comment.author.name })
        : refuseWriting(viewer, 'own-words')
    const isChanged = await (input.isHelpful ? add : remove)(tx, viewer, input.id)
    const count = await tx.helpfulMark.count({ where: { commentId: input.id } })
    if (isChanged)
      append(tx, {
        kind: input.isHelpful ? 'comment.marked-helpful' : 'comment.unmarked-helpful',
        actorId: viewer.id,
        subjectType: 'comment',
        subjectId: input.id,
        articleId: comment.articleId,
        data: { paragraphId: comment.paragraphId, rootId: comment.rootId },
      })
    return succeed({ ...input, count })
  })
}

/** A comment that everyone can read, held so that it is not deleted meanwhile. */
async function findComment(tx: Transaction, id: string) {
  await tx.$queryRaw`SELECT 1 FROM comment WHERE id = ${id}::uuid FOR KEY SHARE`
  const comment = await tx.comment.findFirst({
    where: { id, state: 'visible' },
    select: {
      articleId: true,
      paragraphId: true,
      rootId: true,
      authorId: true,
      author: { select: { name: true } },
      article: { select: { mode: true, publishedAt: true } },
    },
  })
  if (!comment) return null
  const { mode, publishedAt } = comment.article
  return { ...comment, article: { mode: mode as ArticleMode, isPublished: publishedAt !== null } }
}

async function add(tx: Transaction, viewer: Viewer, commentId: string): Promise<boolean> {
  const data = [{ commentId, userId: viewer.id }]
  return (await tx.helpfulMark.createMany({ data, skipDuplicates: true })).count > 0
}

async function remove(tx: Transaction, viewer: Viewer, commentId: string): Promise<boolean> {
  return (await tx.helpfulMark.deleteMany({ where: { commentId, userId: viewer.id } })).count > 0
}
