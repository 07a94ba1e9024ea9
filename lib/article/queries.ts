import 'server-only'
import { cache } from 'react'
import type { ArticleEntryPage, ArticlePage } from '@/lib/article/article-page'
import { listQuotedWords } from '@/lib/article/marked'
import { countVerdicts, listNotes } from '@/lib/article/notes'
import { quotedIn, readArticleEntries, readArticlePage } from '@/lib/article/read'
import { isSlug } from '@/lib/article/slug'
import { totalChecks } from '@/lib/article/tally'
import { tags } from '@/lib/cache-tags'
import { findPublicComment, findThread, justBefore, listThreads } from '@/lib/comment/queries'
import type { ThreadPage } from '@/lib/comment/thread'
import { db } from '@/lib/db'
import { keep, Missing, orNull } from '@/lib/kept'
import type { PageKey } from '@/lib/page-key'

// Raised when what is stored changes its form: the cache outlives a deployment.
const shape = '8'

/** The page of an article as everyone sees it, from the shared cache; null when no published article has this slug. */
export const findArticlePage = cache(async (slug: string): Promise<ArticlePage | null> => {
  if (!isSlug(slug)) return null
  const id = await cachedId(slug)
  return id ? cachedPage(id) : null
})

function cachedId(slug: string): Promise<string | null> {
  return orNull(keep(['article-id', shape, slug], [tags.slug(slug)], () => findPublishedId(slug)))
}

function cachedPage(id: string): Promise<ArticlePage | null> {
  return keep(['article-page', shape, id], [tags.article(id)], () => readArticlePage(id))
}

// A draft has a row, so that few can be kept as unpublished; of addresses that name nothing there is no end.
async function findPublishedId(slug: string): Promise<string | null> {
  const article = await db().article.findUnique({ where: { slug }, select: { id: true, publishedAt: true } })
  if (!article) throw new Missing()
  return article.publishedAt ? article.id : null
}

/** The newest articles, from the shared cache. */
export function listArticles(): Promise<ArticleEntryPage> {
  return keep(['articles', shape], [tags.front()], () => readArticleEntries())
}

/** The articles after those of another page of the list, as they are now. */
export function listOlderArticles(after: PageKey): Promise<ArticleEntryPage> {
  return readArticleEntries(after)
}

/** Whether a paragraph belongs to a published article: then anyone may read what is said about it. */
export async function isPublicParagraph(id: string): Promise<boolean> {
  return (await db().paragraph.count({ where: { id, article: { publishedAt: { not: null } } } })) > 0
}

const whole = { threads: 50, replies: 50 }
const notesOnPage = 50

/**
 * Which part of what was said about a paragraph an address asks for: what follows a comment (`after`), in one thread
 * or among all; the part in which a comment stands; a page of the checks, from 1.
 */
export type TalkPart = {
  thread?: string | undefined
  after?: string | undefined
  comment?: string | undefined
  checks?: number
}

/** Everything that was said about one paragraph, a page of it, as it is now. */
export async function readParagraphTalk(articleId: string, paragraphId: string, part: TalkPart = {}) {
  const { checks = 1 } = part
  const [notes, verdicts, found, commentCount] = await Promise.all([
    listNotes({ articleId, paragraphId, skip: (checks - 1) * notesOnPage, limit: notesOnPage + 1 }),
    countVerdicts(articleId, paragraphId),
    findTalk(paragraphId, part),
    db().comment.count({ where: { articleId, paragraphId, state: 'visible', isOrphan: false } }),
  ])
  const listed = notes.get(paragraphId) ?? []
  const words = await listQuotedWords(found.threads.threads.map(({ root }) => root.id))
  return {
    ...found,
    quotes: quotedIn(found.threads, words),
    notes: listed.slice(0, notesOnPage),
    nextChecks: listed.length > notesOnPage ? checks + 1 : null,
    checkCount: totalChecks(verdicts.get(paragraphId) ?? []),
    commentCount,
  }
}

/** `isPart`: something stands before it. `isGone`: the comment or thread that was asked for cannot be read. */
type FoundTalk = { threads: ThreadPage; isPart: boolean; isGone: boolean }

async function findTalk(paragraphId: string, { thread, after, comment }: TalkPart): Promise<FoundTalk> {
  if (thread) {
    const threads = await oneThread(paragraphId, thread, after)
    return threads ? { threads, isPart: true, isGone: false } : fromFirst(paragraphId, true)
  }
  if (after) return { threads: await threadsAfter(paragraphId, after), isPart: true, isGone: false }
  return comment ? around(paragraphId, comment) : fromFirst(paragraphId, false)
}

async function around(paragraphId: string, id: string): Promise<FoundTalk> {
  const [comment, begin] = await Promise.all([
    findPublicComment(paragraphId, id),
    fromFirst(paragraphId, false),
  ])
  if (!comment) return { ...begin, isGone: true }
  const { rootId, author } = comment
  const isGone = author === null
  if (holds(begin.threads, id)) return { ...begin, isGone }
  const threads =
    id === rootId
      ? await threadsAfter(paragraphId, justBefore(id))
      : await oneThread(paragraphId, rootId, justBefore(id))
  return threads && holds(threads, id) ? { threads, isPart: true, isGone } : { ...begin, isGone: true }
}

const holds = ({ threads }: ThreadPage, id: string) =>
  threads.some(({ root, replies }) => root.id === id || replies.some((reply) => reply.id === id))

async function fromFirst(paragraphId: string, isGone: boolean): Promise<FoundTalk> {
  return { threads: await threadsAfter(paragraphId), isPart: false, isGone }
}

async function threadsAfter(paragraphId: string, after?: string): Promise<ThreadPage> {
  return (await listThreads([paragraphId], whole, after)).get(paragraphId) ?? { threads: [], next: null }
}

async function oneThread(paragraphId: string, rootId: string, after?: string): Promise<ThreadPage | null> {
  const thread = await findThread(paragraphId, rootId, whole.replies, after)
  return thread && { threads: [thread], next: null }
}
