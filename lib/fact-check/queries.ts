import 'server-only'
import { cache } from 'react'
import { tags } from '@/lib/cache-tags'
import { db } from '@/lib/db'
import { readCheck } from '@/lib/fact-check/rows'
import { type Check, type PublicCheck, publicViewOf } from '@/lib/fact-check/shape'
import { isId } from '@/lib/ids'
import { keep, Missing, orNull } from '@/lib/kept'
import { type ArticleMode, can, type Viewer } from '@/lib/policy'

// Raised when what is stored changes its form: the cache outlives a deployment.
const shape = '3'

/** A published check, from the shared cache; null for one that isn't public, and for an id that is none. */
export const findPublicCheck = cache(async (id: string): Promise<PublicCheck | null> => {
  if (!isId(id)) return null
  return orNull(keep(['public-check', shape, id], [tags.factCheck(id)], () => loadPublicCheck(id)))
})

async function loadPublicCheck(id: string): Promise<PublicCheck | null> {
  const row = await db().factCheck.findUnique({
    where: { id },
    select: { publishedVersion: true, article: { select: { publishedAt: true } } },
  })
  if (!row) throw new Missing()
  if (row.publishedVersion === null || !row.article.publishedAt) return null
  const check = await readCheck(id, 'published')
  return check && publicViewOf(check)
}

/** A check with its latest two versions, for those who may see it; null for everyone else. */
export async function findCheck(viewer: Viewer, id: string): Promise<Check | null> {
  const check = isId(id) ? await readCheck(id, 'latest') : null
  return check && can(viewer, 'fact-check.read', check) ? check : null
}

export type CheckTarget = {
  article: {
    id: string
    slug: string
    title: string
    language: string
    mode: ArticleMode
    isPublished: boolean
  }
  paragraph: { id: string; number: number; text: string }
}

/** The paragraph that a new check is about, as it stands now; null where the viewer may not read it. */
export async function findCheckTarget(
  viewer: Viewer | null,
  slug: string,
  paragraphId: string,
): Promise<CheckTarget | null> {
  if (!isId(paragraphId)) return null
  const article = await db().article.findUnique({
    where: { slug },
    select: { id: true, mode: true, publishedAt: true, revisions: latestRevision(paragraphId) },
  })
  const revision = article?.revisions[0]
  const found = revision?.texts[0]
  if (!article || !revision || !found) return null
  const state = { mode: article.mode as ArticleMode, isPublished: article.publishedAt !== null }
  if (!can(viewer, 'article.read', state)) return null
  return {
    article: { id: article.id, slug, title: revision.title, language: revision.language, ...state },
    paragraph: { id: paragraphId, number: found.position + 1, text: found.text },
  }
}

function latestRevision(paragraphId: string) {
  return {
    orderBy: { number: 'desc' },
    take: 1,
    select: {
      title: true,
      language: true,
      texts: { where: { paragraphId }, select: { position: true, text: true } },
    },
  } as const
}
