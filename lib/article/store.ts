import 'server-only'
import type { PlainArticle } from '@/lib/article/plain-text'
import { maxSlugLength, slugOf } from '@/lib/article/slug'
import type { Transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import { can, type Operator, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'

export type ImportInput = { article: PlainArticle; slug?: string; publish: boolean }
export type Imported = { id: string; slug: string; revision: number; paragraphs: number; published: boolean }

/** Stores a new article within a transaction: see `importArticle`. */
export async function storeArticle(
  tx: Transaction,
  viewer: Viewer | Operator,
  input: ImportInput,
): Promise<Result<Imported>> {
  if (!can(viewer, 'article.import')) return refuse('forbidden')
  const slug = input.slug ?? (await freeSlug(tx, slugOf(input.article.title)))
  if ((await tx.article.count({ where: { slug } })) > 0) return refuse('taken', { field: 'slug' })
  const { title, metadata, paragraphs } = input.article
  const article = await tx.article.create({
    data: {
      slug,
      publishedAt: input.publish ? new Date() : null,
      ...(viewer.id ? { editors: { create: { userId: viewer.id } } } : {}),
      paragraphs: { create: paragraphs.map(() => ({})) },
    },
    select: { id: true, paragraphs: { select: { id: true }, orderBy: { id: 'asc' } } },
  })
  await tx.revision.create({
    data: {
      articleId: article.id,
      number: 1,
      title,
      byline: metadata.byline ?? null,
      site: metadata.site ?? null,
      sourceUrl: metadata.sourceUrl ?? null,
      language: metadata.language ?? 'en',
      publishedOn: metadata.published ? new Date(metadata.published) : null,
      editorId: viewer.id,
      texts: {
        create: article.paragraphs.flatMap(({ id }, position) => {
          const paragraph = paragraphs[position]
          return paragraph ? [{ paragraphId: id, position, ...paragraph }] : []
        }),
      },
    },
    select: { id: true },
  })
  if (input.publish) {
    append(tx, {
      kind: 'article.published',
      actorId: viewer.id,
      subjectType: 'article',
      subjectId: article.id,
      articleId: article.id,
      data: { slug, revision: 1 },
    })
  }
  return succeed({
    id: article.id,
    slug,
    revision: 1,
    paragraphs: paragraphs.length,
    published: input.publish,
  })
}

/** The first of `slug`, `slug-2`, `slug-3` … that no article has, none longer than a slug may be. */
async function freeSlug(tx: Transaction, slug: string): Promise<string> {
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : `-${number}`
    const candidate = slug.slice(0, maxSlugLength - suffix.length).replace(/-+$/, '') + suffix
    if ((await tx.article.count({ where: { slug: candidate } })) === 0) return candidate
  }
}
