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
  if (publish) logPublished(tx, viewer, { id: article.id, slug, revision: 1 })
  return succeed({ id: article.id, slug, revision: 1, paragraphs: ids.length, published: publish })
}

type NowPublic = { id: string; slug: string; revision: number; again?: boolean }

/** Says in the log that everybody may read an article now; `again`: they could before. */
export function logPublished(tx: Transaction, viewer: Viewer | Operator, { id, ...data }: NowPublic): void {
  append(tx, {
    kind: 'article.published',
    actorId: viewer.id,
    subjectType: 'article',
    subjectId: id,
    articleId: id,
    data,
  })
}

/** Lets everybody read an article that nobody could before. */
export async function makePublic(
  tx: Transaction,
  viewer: Viewer | Operator,
  { id, slug }: { id: string; slug: string },
): Promise<void> {
  await tx.article.update({ where: { id }, data: { publishedAt: new Date() }, select: { id: true } })
  logPublished(tx, viewer, { id, slug, revision: 1 })
}

/**
 * Gives an article that was never public another text: that is its first revision then, for nobody has read the one
 * before, and nothing is written on it.
 */
export async function rewriteFirst(
  tx: Transaction,
  viewer: Viewer | Operator,
  articleId: string,
  text: PlainArticle,
): Promise<void> {
  await tx.paragraph.deleteMany({ where: { articleId } })
  const made = await tx.paragraph.createManyAndReturn({
    data: text.paragraphs.map(() => ({ articleId })),
    select: { id: true },
  })
  const ids = made.map(({ id }) => id).sort()
  const { language, ...said } = revisionOf(text)
  await tx.revision.update({
    where: { articleId_number: { articleId, number: 1 } },
    data: {
      ...said,
      ...(text.metadata.language ? { language } : {}),
      editorId: viewer.id,
      createdAt: new Date(),
      texts: textsOf(text, ids),
    },
    select: { id: true },
  })
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
