import 'server-only'
import { cache } from 'react'
import { tags } from '@/lib/cache-tags'
import { db } from '@/lib/db'
import { readCheck } from '@/lib/fact-check/rows'
import { type Check, publicViewOf, type StandingCheck } from '@/lib/fact-check/shape'
import { isId } from '@/lib/ids'
import { keep, Missing, orNull } from '@/lib/kept'
import { type ArticleMode, can, type Viewer } from '@/lib/policy'

// Raised when what is stored changes its form: the cache outlives a deployment.
const shape = '4'

/** A published check, from the shared cache; null for one that isn't public, and for an id that is none. */
export const findPublicCheck = cache(async (id: string): Promise<StandingCheck | null> => {
  if (!isId(id)) return null
  const articleId = await orNull(
    keep(['check-article', shape, id], [tags.factCheck(id)], () => findArticleOf(id)),
  )
  if (!articleId) return null
  const about = [tags.factCheck(id), tags.text(articleId)]
  return orNull(keep(['public-check', shape, id], about, () => loadPublicCheck(id)))
})

async function findArticleOf(id: string): Promise<string> {
  const row = await db().factCheck.findUnique({ where: { id }, select: { articleId: true } })
  if (!row) throw new Missing()
  return row.articleId
}

async function loadPublicCheck(id: string): Promise<StandingCheck | null> {
  const row = await db().factCheck.findUnique({
    where: { id },
    select: { publishedVersion: true, article: { select: { publishedAt: true } } },
  })
  if (!row) throw new Missing()
  if (row.publishedVersion === null || !row.article.publishedAt) return null
  const [check, also] = await Promise.all([readCheck(id, 'published'), listPlaces(id)])
  const view = check && publicViewOf(check)
  return view && { ...view, also }
}

/** The first of the other places in which a check stands, oldest first, and how many there are. */
async function listPlaces(id: string): Promise<StandingCheck['also']> {
  const rows = await db().$queryRaw<(StandingCheck['also']['places'][number] & { count: number })[]>`
    SELECT o.id, p.slug, r.title, a.paragraph_id AS "paragraphId", t.position + 1 AS number, count(*) OVER ()::int AS count
    FROM occurrence o JOIN anchor a ON a.id = o.anchor_id
    JOIN article p ON p.id = a.article_id AND p.published_at IS NOT NULL
    JOIN revision r ON r.article_id = p.id AND r.number = p.current_revision
    LEFT JOIN paragraph_text t ON t.revision_id = r.id AND t.paragraph_id = a.paragraph_id
    WHERE o.reused_id = ${id}::uuid AND o.state = 'accepted'
    ORDER BY o.judged_at, o.id LIMIT ${mostPlaces}`
  return { places: rows.map(({ count: _, ...place }) => place), count: rows[0]?.count ?? 0 }
}

const mostPlaces = 20

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
