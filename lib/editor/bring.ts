import 'server-only'
import type { PlainArticle } from '@/lib/article/plain-text'
import { storeArticle } from '@/lib/article/store-article'
import { type Transaction, transaction } from '@/lib/db'
import type { CreateArticleInput, KeepReadInput, ReadAddressInput, ReadTextInput } from '@/lib/editor/input'
import type { LookedAt, ReadArticle } from '@/lib/editor/looked-at'
import { readText } from '@/lib/editor/read-text'
import { append } from '@/lib/event/append'
import { once } from '@/lib/idempotency'
import { type BringInInput, bringInto } from '@/lib/import/bring-in'
import { fetchArticle } from '@/lib/import/fetch-article'
import { can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'

type Known = { id: string; slug: string }

/** What a pasted or uploaded text would be as an article. Nothing is stored. */
export async function lookAtText(viewer: Viewer, { form, text }: ReadTextInput): Promise<Result<LookedAt>> {
  if (!can(viewer, 'article.import')) return refuse('not-found')
  const article = readText(form, text)
  return 'problem' in article
    ? refuse('unfit-text', { words: article.problem, field: 'text' })
    : succeed({ article, form, text })
}

/** An article that was brought in; `isNew`: else it is one that is here, of which this is the same or another text. */
export type Brought = Known & { isNew: boolean }

/**
 * Keeps a pasted or uploaded text as a new article that nobody reads yet. Another text of an article that is here becomes
 * a proposal for that one.
 */
export async function createArticle(viewer: Viewer, input: CreateArticleInput): Promise<Result<Brought>> {
  if (!can(viewer, 'article.import')) return refuse('not-found')
  const article = readText(input.form, input.text)
  if ('problem' in article) return refuse('unfit-text', { words: article.problem, field: 'text' })
  return transaction((tx) =>
    once(tx, viewer, input, 'article.create', () =>
      input.form === 'empty'
        ? storeDraft(tx, viewer, article)
        : keep(tx, viewer, { article, publish: false }),
    ),
  )
}

/** Keeps an article that was read at an address, which is read again from time to time. */
export async function keepRead(viewer: Viewer, input: KeepReadInput): Promise<Result<Brought>> {
  if (!can(viewer, 'article.import')) return refuse('not-found')
  const { article, url } = input
  return transaction((tx) =>
    once(tx, viewer, input, 'article.keep-read', () =>
      keep(tx, viewer, { article, publish: false, watch: url }),
    ),
  )
}

async function keep(tx: Transaction, viewer: Viewer, input: BringInInput): Promise<Result<Brought>> {
  const brought = await bringInto(tx, viewer, input)
  if (!brought.ok) return brought
  const { id, slug, outcome } = brought.value
  const isNew = outcome === 'stored'
  if (isNew) logDrafted(tx, viewer, { id, slug })
  return succeed({ id, slug, isNew })
}

async function storeDraft(tx: Transaction, viewer: Viewer, article: PlainArticle): Promise<Result<Brought>> {
  const stored = await storeArticle(tx, viewer, { article, publish: false })
  if (!stored.ok) return stored
  const { id, slug } = stored.value
  logDrafted(tx, viewer, { id, slug })
  return succeed({ id, slug, isNew: true })
}

/** Reads the article at an address, to look at before anything is stored. No transaction: the page may take ten seconds. */
export async function lookAtAddress(viewer: Viewer, { url }: ReadAddressInput): Promise<Result<ReadArticle>> {
  if (!can(viewer, 'article.import')) return refuse('not-found')
  const fetched = await fetchArticle(url, 'import')
  return 'problem' in fetched
    ? refuse('unfit-text', { words: fetched.problem, field: 'url' })
    : succeed({ article: fetched.article, url: fetched.url })
}

function logDrafted(tx: Transaction, viewer: Viewer, { id, slug }: Known) {
  append(tx, {
    kind: 'article.drafted',
    actorId: viewer.id,
    subjectType: 'article',
    subjectId: id,
    articleId: id,
    data: { slug },
  })
}
