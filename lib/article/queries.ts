import 'server-only'
import { unstable_cache } from 'next/cache'
import { cache } from 'react'
import type { ArticleEntry, ArticlePage } from '@/lib/article/article-page'
import { listNotes } from '@/lib/article/notes'
import { readArticleEntries, readArticlePage } from '@/lib/article/read'
import { isSlug } from '@/lib/article/slug'
import { tags } from '@/lib/cache-tags'
import { listThreads } from '@/lib/comment/queries'
import { db } from '@/lib/db'

// Raised when what is stored changes its form: the cache outlives a deployment.
const shape = '1'

/** The page of an article as everyone sees it, from the shared cache; null when no published article has this slug. */
export const findArticlePage = cache(async (slug: string): Promise<ArticlePage | null> => {
  if (!isSlug(slug)) return null
  const id = await cachedId(slug)
  return id ? cachedPage(id) : null
})

function cachedId(slug: string): Promise<string | null> {
  const read = unstable_cache(findPublishedId, ['article-id'], { tags: [tags.slug(slug), tags.everything()] })
  return read(slug)
}

function cachedPage(id: string): Promise<ArticlePage | null> {
  const read = unstable_cache(readArticlePage, ['article-page', shape], {
    tags: [tags.article(id), tags.everything()],
  })
  return read(id)
}

async function findPublishedId(slug: string): Promise<string | null> {
  const article = await db().article.findFirst({
    where: { slug, publishedAt: { not: null } },
    select: { id: true },
  })
  return article?.id ?? null
}

/** The newest articles, from the shared cache. */
export function listArticles(): Promise<ArticleEntry[]> {
  const read = unstable_cache(readArticleEntries, ['articles', shape], {
    tags: [tags.front(), tags.everything()],
  })
  return read()
}

/** Whether a paragraph belongs to a published article: then anyone may read what is said about it. */
export async function isPublicParagraph(id: string): Promise<boolean> {
  return (await db().paragraph.count({ where: { id, article: { publishedAt: { not: null } } } })) > 0
}

const whole = { threads: 50, replies: 50 }

/** Everything that was said about one paragraph, a page of it, as it is now. */
export async function readParagraphTalk(articleId: string, paragraphId: string, after?: string) {
  const [notes, threads, commentCount] = await Promise.all([
    listNotes({ articleId, paragraphId, limit: 50 }),
    listThreads([paragraphId], whole, after),
    db().comment.count({ where: { paragraphId, state: 'visible' } }),
  ])
  return {
    notes: notes.get(paragraphId) ?? [],
    threads: threads.get(paragraphId) ?? { threads: [], next: null },
    commentCount,
  }
}
