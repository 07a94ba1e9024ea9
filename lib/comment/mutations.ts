import 'server-only'
import { v7 as newId } from 'uuid'
import { createAnchor, findParagraph } from '@/lib/article/load'
import { isBlockedBy } from '@/lib/block/load'
import type { CreateCommentInput, DeleteCommentInput, EditCommentInput } from '@/lib/comment/input'
import { logComment } from '@/lib/comment/log'
import type { PostedComment } from '@/lib/comment/posted'
import { type Transaction, transaction } from '@/lib/db'
import { followAutomatically } from '@/lib/follow/load'
import { writtenIn } from '@/lib/follow/subject'
import { once } from '@/lib/idempotency'
import { renderMarkdown } from '@/lib/markdown'
import { addMentions, findMentioned, storeMentions } from '@/lib/mention/load'
import type { Opinion } from '@/lib/moderation/kinds'
import { judgeComment } from '@/lib/moderation/load'
import { askOutside } from '@/lib/moderation/outside'
import { often } from '@/lib/often'
import { type ArticleMode, can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { closeCasesOf, openCase, renewCasesOf } from '@/lib/review/cases'
import { refuseWriting } from '@/lib/sanction/refuse-writing'

export async function createComment(
  viewer: Viewer,
  input: CreateCommentInput,
): Promise<Result<PostedComment>> {
  const { articleId, paragraphId, parentId, body } = input
  const comment = { body, ...(parentId === undefined ? {} : { parentId }) }
  const opinion = await askOutside(viewer, { action: 'new', comment, articleId, paragraphId })
  return transaction((tx) =>
    once(tx, viewer, input, 'comment.create', () => create(tx, viewer, input, opinion)),
  )
}

async function create(
  tx: Transaction,
  viewer: Viewer,
  input: CreateCommentInput,
  opinion: Opinion,
): Promise<Result<PostedComment>> {
  const paragraph = await findParagraph(tx, input.articleId, input.paragraphId)
  if (!paragraph || !can(viewer, 'article.read', paragraph.article)) return refuse('not-found')
  if (!can(viewer, 'comment.create', paragraph.article)) return refuseWriting(viewer, 'closed')
  const parent = input.parentId === undefined ? null : await findParent(tx, input.parentId, paragraph.id)
  if (parent === 'gone') return refuse('parent-gone')
  const unwelcome = parent && (await refuseReply(tx, viewer, parent))
  if (unwelcome) return unwelcome
  const mentioned = await findMentioned(tx, viewer, input.body)
  if (!mentioned.ok) return mentioned
  const anchored = parent
    ? succeed({ anchorId: parent.anchorId })
    : await createAnchor(tx, paragraph, input.quote, input.quoteStart)
  if (!anchored.ok) return anchored
  const { body, confirmed } = input
  const { mode } = paragraph.article
  const judged = await judgeComment(tx, viewer, {
    id: null,
    body,
    mode,
    isConfirmed: confirmed === 'yes',
    opinion,
  })
  if (!judged.ok) return judged
  const heldFor = judged.value
  const id = newId()
  const comment = {
    id,
    articleId: paragraph.articleId,
    paragraphId: paragraph.id,
    anchorId: anchored.value.anchorId,
    parentId: parent?.id ?? null,
    rootId: parent?.rootId ?? id,
    authorId: viewer.id,
    state: heldFor.length > 0 ? 'held' : 'visible',
    heldFor,
    version: 1,
    body: input.body,
    bodyHtml: renderMarkdown(input.body, mentioned.value.pages),
    createdAt: new Date(),
  }
  await store(tx, comment)
  const named = await addMentions(tx, id, mentioned.value.ids)
  await followAutomatically(tx, viewer.id, writtenIn(comment.articleId, comment))
  if (heldFor.length > 0) await bringToDesk(tx, comment, heldFor)
  logComment(tx, viewer, 'comment.created', comment, named)
  const { articleId: _article, anchorId: _anchor, authorId: _author, ...posted } = comment
  return succeed({ ...posted, createdAt: comment.createdAt.toISOString() })
}

type NewComment = Omit<PostedComment, 'createdAt'> & {
  articleId: string
  anchorId: string
  authorId: string
  createdAt: Date
}

/** A comment and its first version, in one statement. */
async function store(tx: Transaction, comment: NewComment): Promise<void> {
  const { id, articleId, paragraphId, anchorId, parentId, rootId, authorId } = comment
  const { state, heldFor, version, body, bodyHtml, createdAt } = comment
  await tx.$executeRaw`${often}
    WITH stored AS (
      INSERT INTO comment (id, article_id, paragraph_id, anchor_id, parent_id, root_id, author_id, state, held_for,
        version, body, body_html, created_at)
      VALUES (${id}::uuid, ${articleId}::uuid, ${paragraphId}::uuid, ${anchorId}::uuid, ${parentId}::uuid,
        ${rootId}::uuid, ${authorId}::uuid, ${state}, ${heldFor}::text[], ${version}::int, ${body}, ${bodyHtml}, ${createdAt})
    )
    INSERT INTO comment_version (comment_id, number, editor_id, body, created_at)
    VALUES (${id}::uuid, ${version}::int, ${authorId}::uuid, ${body}, ${createdAt})`
}

function bringToDesk(
  tx: Transaction,
  comment: { id: string; articleId: string; authorId: string; version: number },
  heldFor: string[],
) {
  const { id: commentId, articleId, authorId, version } = comment
  return openCase(tx, { kind: 'comment', commentId, articleId, authorId, version, heldFor })
}

/** The comment replied to, locked so that it cannot be deleted meanwhile; 'gone' when it may no longer be replied to. */
async function findParent(tx: Transaction, id: string, paragraphId: string) {
  await tx.$queryRaw`SELECT 1 FROM comment WHERE id = ${id}::uuid FOR KEY SHARE`
  const parent = await tx.comment.findUnique({
    where: { id, paragraphId },
    select: {
      id: true,
      rootId: true,
      anchorId: true,
      state: true,
      author: { select: { id: true, name: true } },
    },
  })
  return parent?.state === 'visible' ? parent : 'gone'
}

async function refuseReply(
  tx: Transaction,
  viewer: Viewer,
  parent: { author: { id: string; name: string } },
) {
  const { id, name } = parent.author
  const blocksViewer = await isBlockedBy(tx, viewer, id)
  return can(viewer, 'comment.reply', { id, blocksViewer }) ? null : refuse('blocked', { who: name })
}

export type EditedComment = { id: string; version: number; state: string }

/**
 * Edits one's own comment; what it said before stays in its history. New words are judged as those of a new comment:
 * what is visible may go back to waiting, and what waits goes on waiting.
 */
export async function editComment(viewer: Viewer, input: EditCommentInput): Promise<Result<EditedComment>> {
  const { id, body } = input
  const opinion = await askOutside(viewer, { action: 'edit', comment: { id, body } })
  return transaction(async (tx) => {
    const comment = await findForUpdate(tx, input.id)
    if (!comment || comment.state === 'deleted') return refuse('not-found')
    if (comment.state === 'hidden' && comment.authorId === viewer.id) return refuse('hidden')
    if (!can(viewer, 'comment.edit', comment)) return refuseWriting(viewer, 'forbidden')
    if (comment.version !== input.version) return refuse('conflict', { version: comment.version })
    const mentioned = await findMentioned(tx, viewer, input.body)
    if (!mentioned.ok) return mentioned
    const mode = comment.article.mode as ArticleMode
    const judged = await judgeComment(tx, viewer, { id, body, mode, isConfirmed: true, opinion })
    if (!judged.ok) return judged
    const version = comment.version + 1
    const heldFor = judged.value.length > 0 ? judged.value : comment.heldFor
    const state = judged.value.length > 0 ? 'held' : comment.state
    await tx.comment.update({
      where: { id },
      data: {
        body,
        bodyHtml: renderMarkdown(body, mentioned.value.pages),
        version,
        state,
        heldFor,
        editedAt: new Date(),
        versions: { create: { number: version, editorId: viewer.id, body } },
      },
      select: { id: true },
    })
    await renewCasesOf(tx, { commentId: id }, version)
    if (state === 'held') await bringToDesk(tx, { ...comment, version }, heldFor)
    const named = await storeMentions(tx, id, mentioned.value.ids)
    logComment(tx, viewer, 'comment.edited', comment, named)
    return succeed({ id, version, state })
  })
}

/**
 * Deletes one's own comment; a tombstone stays in its place so that replies keep their thread. Whom it mentioned and
 * who found it helpful goes with its words.
 */
export async function deleteComment(
  viewer: Viewer,
  input: DeleteCommentInput,
): Promise<Result<{ id: string }>> {
  return transaction(async (tx) => {
    const comment = await findForUpdate(tx, input.id)
    if (!comment) return refuse('not-found')
    if (comment.state === 'hidden' && comment.authorId === viewer.id) return refuse('hidden')
    if (!can(viewer, 'comment.delete', comment)) return refuse('forbidden')
    if (comment.state === 'deleted') return succeed({ id: comment.id })
    if (comment.version !== input.version) return refuse('conflict', { version: comment.version })
    await tx.comment.update({ where: { id: comment.id }, data: { state: 'deleted' }, select: { id: true } })
    await tx.mention.deleteMany({ where: { commentId: comment.id } })
    await tx.helpfulMark.deleteMany({ where: { commentId: comment.id } })
    await closeCasesOf(tx, { commentId: comment.id }, 'gone')
    logComment(tx, viewer, 'comment.deleted', comment)
    return succeed({ id: comment.id })
  })
}

async function findForUpdate(tx: Transaction, id: string) {
  await tx.$queryRaw`SELECT 1 FROM comment WHERE id = ${id}::uuid FOR UPDATE`
  return tx.comment.findUnique({
    where: { id },
    select: {
      id: true,
      articleId: true,
      paragraphId: true,
      rootId: true,
      parentId: true,
      authorId: true,
      state: true,
      version: true,
      heldFor: true,
      article: { select: { mode: true } },
    },
  })
}
