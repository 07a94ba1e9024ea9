import 'server-only'
import { createHash } from 'node:crypto'
import type { PlainArticle } from '@/lib/article/plain-text'
import type { Transaction } from '@/lib/db'
import { addressesOf } from '@/lib/import/addresses'
import { printOf, sameFrom, similarity } from '@/lib/import/print'

/** The article that a text is another version of. `isSame`: it says what the current revision says, word for word. */
export type Twin = {
  articleId: string
  slug: string
  revision: number
  by: 'address' | 'words'
  isSame: boolean
  /** Nobody could read it yet. */
  isDraft: boolean
}

/** Articles are brought in one after the other: of two that are the same, the second finds the first. */
export async function waitForImports(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('article.import'))`
}

/**
 * Whether a text is here already: an article with one of its addresses, in any of its revisions, or else the one whose
 * words are most nearly the same. The database gives at most five whose prints agree in most numbers, by an index; those
 * are compared word for word (see `printOf`).
 */
export async function findTwin(tx: Transaction, article: PlainArticle): Promise<Twin | null> {
  const byAddress = await findByAddress(tx, addressesOf(article.metadata))
  const articleId = byAddress ?? (await findByWords(tx, article))
  if (!articleId) return null
  const { slug, currentRevision, firstPublishedAt } = await tx.article.findUniqueOrThrow({
    where: { id: articleId },
    select: { slug: true, currentRevision: true, firstPublishedAt: true },
  })
  const isSame = (await readDigest(tx, articleId, currentRevision)) === digestOf(article)
  const by = byAddress ? 'address' : 'words'
  return { articleId, slug, revision: currentRevision, by, isSame, isDraft: firstPublishedAt === null }
}

/** One short name for what an article says: its title, and the kinds and words of its paragraphs. */
export function digestOf({ title, paragraphs }: Pick<PlainArticle, 'title' | 'paragraphs'>): string {
  const words = JSON.stringify([title, paragraphs.map(({ kind, text }) => [kind, text])])
  return createHash('sha256').update(words).digest('base64url')
}

/** What a revision says, by the same name. */
export async function readDigest(tx: Transaction, articleId: string, number: number): Promise<string> {
  const { title, texts } = await tx.revision.findUniqueOrThrow({
    where: { articleId_number: { articleId, number } },
    select: { title: true, texts: { orderBy: { position: 'asc' }, select: { kind: true, text: true } } },
  })
  return digestOf({ title, paragraphs: texts as PlainArticle['paragraphs'] })
}

async function findByAddress(tx: Transaction, addresses: string[]): Promise<string | null> {
  if (addresses.length === 0) return null
  const [found] = await tx.$queryRaw<{ articleId: string }[]>`
    SELECT article_id AS "articleId" FROM revision WHERE addresses && ${addresses}::text[]
    ORDER BY created_at DESC LIMIT 1`
  return found?.articleId ?? null
}

async function findByWords(tx: Transaction, { paragraphs }: PlainArticle): Promise<string | null> {
  const print = printOf(paragraphs)
  if (print.length === 0) return null
  const near = await tx.$queryRaw<{ id: string; articleId: string }[]>`
    WITH near AS MATERIALIZED (SELECT id, article_id, print FROM revision WHERE print && ${print}::int[])
    SELECT id, article_id AS "articleId" FROM near
    ORDER BY cardinality(ARRAY(SELECT unnest(print) INTERSECT SELECT unnest(${print}::int[]))) DESC, id DESC LIMIT 5`
  let best: { articleId: string; likeness: number } | null = null
  for (const { id, articleId } of near) {
    const texts = await tx.paragraphText.findMany({
      where: { revisionId: id },
      orderBy: { position: 'asc' },
      select: { text: true },
    })
    const likeness = similarity(paragraphs, texts)
    if (likeness >= sameFrom && likeness > (best?.likeness ?? 0)) best = { articleId, likeness }
  }
  return best?.articleId ?? null
}
