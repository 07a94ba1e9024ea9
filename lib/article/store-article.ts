import 'server-only'
import type { PlainArticle } from '@/lib/article/plain-text'
import { maxSlugLength, reservedSlugs, slugOf } from '@/lib/article/slug'
import type { Transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import { addressesOf } from '@/lib/import/addresses'
import { printOf } from '@/lib/import/print'
import { can, type Operator, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import type { Prisma } from '@/prisma/client/client'

export type ImportInput = { article: PlainArticle; slug?: string | undefined; publish: boolean }
export type Imported = { id: string; slug: string; revision: number; paragraphs: number; published: boolean }

/** Stores a text as a new article with revision 1 within a transaction; whoever stores it counts as its editor. */
export async function storeArticle(
  tx: Transaction,
  viewer: Viewer | Operator,
  { article: text, slug: wanted, publish }: ImportInput,
): Promise<Result<Imported>> {
  if (!can(viewer, 'article.import')) return refuse('forbidden')
  const slug = wanted ?? (await freeSlug(tx, slugOf(text.title)))
  if (await isTaken(tx, slug)) return refuse('taken', { field: 'slug' })
  const article = await tx.article.create({
    data: {
      slug,
      publishedAt: publish ? new Date() : null,
      ...(viewer.id ? { editors: { create: { userId: viewer.id } } } : {}),
      paragraphs: { create: text.paragraphs.map(() => ({})) },
    },
    select: { id: true, paragraphs: { select: { id: true }, orderBy: { id: 'asc' } } },
  })
  const ids = article.paragraphs.map(({ id }) => id)
  await tx.revision.create({
    data: {
      articleId: article.id,
      number: 1,
      editorId: viewer.id,
      ...revisionOf(text),
      texts: textsOf(text, ids),
    },
    select: { id: true },
  })
  if (publish)
    append(tx, {
      kind: 'article.published',
      actorId: viewer.id,
      subjectType: 'article',
      subjectId: article.id,
      articleId: article.id,
      data: { slug, revision: 1 },
    })
  return succeed({ id: article.id, slug, revision: 1, paragraphs: ids.length, published: publish })
}

/** What a revision keeps of a text besides its paragraphs. */
export function revisionOf({ title, metadata, paragraphs }: PlainArticle) {
  return {
    title,
    byline: metadata.byline ?? null,
    site: metadata.site ?? null,
    sourceUrl: metadata.sourceUrl ?? null,
    canonicalUrl: metadata.canonicalUrl ?? null,
    leadImageUrl: metadata.leadImageUrl ?? null,
    language: metadata.language ?? 'en',
    publishedOn: metadata.published ? new Date(metadata.published) : null,
    addresses: addressesOf(metadata),
    print: printOf(paragraphs),
  }
}

/** The paragraphs of a text as rows of a revision; `ids` are their ids, in the order of the text. */
export function textsOf({ paragraphs }: PlainArticle, ids: readonly string[]) {
  const create = ids.flatMap(
    (paragraphId, position): Prisma.ParagraphTextUncheckedCreateWithoutRevisionInput[] => {
      const paragraph = paragraphs[position]
      if (!paragraph) return []
      const { kind, text, marks = [] } = paragraph
      return [{ paragraphId, position, kind, text, marks }]
    },
  )
  return { create }
}

/** The first of `slug`, `slug-2`, `slug-3` … that no article has, none longer than a slug may be. */
async function freeSlug(tx: Transaction, slug: string): Promise<string> {
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : `-${number}`
    const candidate = slug.slice(0, maxSlugLength - suffix.length).replace(/-+$/, '') + suffix
    if (!(await isTaken(tx, candidate))) return candidate
  }
}

async function isTaken(tx: Transaction, slug: string): Promise<boolean> {
  return reservedSlugs.includes(slug) || (await tx.article.count({ where: { slug } })) > 0
}
