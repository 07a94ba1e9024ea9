import { beforeAll, expect, it } from 'vitest'
import { findUnresolved, listQuotedWords } from '@/lib/article/marked'
import { findArticlePage, listArticles, listOlderArticles, readParagraphTalk } from '@/lib/article/queries'
import { listedArticles } from '@/lib/article/read'
import { db } from '@/lib/db'
import { readPageKey } from '@/lib/page-key'
import { decideCase } from '@/lib/review/mutations'
import { resetDatabase } from '@/test/database'
import { aCheck, aComment, anArticle, aPerson, expectSuccess, paragraphOf } from '@/test/factories'

beforeAll(resetDatabase)

it('finds a published article by its address, and neither a draft nor an address of nothing', async () => {
  const article = await anArticle()
  expect(await findArticlePage(article.slug)).toMatchObject({ id: article.id })
  expect(await findArticlePage('no-such-article')).toBeNull()
  await db().article.update({ where: { id: article.id }, data: { publishedAt: null } })
  expect(await findArticlePage(article.slug)).toBeNull()
})

it('gives the checks of a paragraph page by page and counts those that stand', async () => {
  const [author, moderator, article] = [await aPerson(), await aPerson('moderator'), await anArticle()]
  const paragraph = paragraphOf(article, 1)
  const { id } = await aCheck(author, article)
  expectSuccess(await decideCase(moderator, { id, version: 1, decision: 'publish', reasonCode: 'sound' }))
  const model = await db().factCheck.findUniqueOrThrow({ where: { id } })
  const version = await db().factCheckVersion.findFirstOrThrow({ where: { factCheckId: id } })
  const copies = await db().factCheck.createManyAndReturn({
    data: Array.from({ length: 51 }, (_, at) => {
      const { id: _id, ...copy } = model
      return at === 0
        ? { ...copy, state: 'retracted', retractedAt: new Date(), retractCode: 'was-wrong' }
        : { ...copy, state: 'published' }
    }),
  })
  await db().factCheckVersion.createMany({
    data: copies.map((copy) => ({ ...version, factCheckId: copy.id })),
  })
  const first = await readParagraphTalk(article.id, paragraph)
  expect(first).toMatchObject({ checkCount: 51, nextChecks: 2 })
  const second = await readParagraphTalk(article.id, paragraph, { checks: 2 })
  expect(second).toMatchObject({ checkCount: 51, nextChecks: null })
  expect([first.notes.length, second.notes.length]).toEqual([50, 2])
  expect(second.notes.at(-1)?.isRetracted).toBe(true)
  expect(await readParagraphTalk(article.id, paragraphOf(article, 0))).toMatchObject({
    checkCount: 0,
    notes: [],
  })
})

it('says which words comments quote, what is numbered how, and where something waits', async () => {
  const [author, other, article] = [await aPerson(), await aPerson(), await anArticle()]
  const words = { paragraphId: paragraphOf(article, 1), quote: '30 million', quoteStart: 47 }
  const quoting = await aComment(author, article, words)
  const gone = await aComment(author, article, words)
  await db().comment.update({ where: { id: gone.id }, data: { state: 'deleted' } })
  const plain = await aComment(author, article, { paragraphId: paragraphOf(article, 2) })
  const page = await findArticlePage(article.slug)
  expect(
    page?.paragraphs.map(({ quotes, firstNumber, isUnresolved }) => ({ quotes, firstNumber, isUnresolved })),
  ).toEqual([
    { quotes: [], firstNumber: 1, isUnresolved: false },
    { quotes: [{ id: quoting.id, start: 47, end: 57 }], firstNumber: 1, isUnresolved: true },
    { quotes: [], firstNumber: 2, isUnresolved: true },
  ])

  const reply = { paragraphId: paragraphOf(article, 2), parentId: plain.id }
  await aComment(other, article, reply)
  await aCheck(author, article, { paragraphId: paragraphOf(article, 0) })
  const later = await findUnresolved(article.id)
  expect(later).toEqual({
    waiting: 1,
    paragraphIds: new Set([paragraphOf(article, 0), paragraphOf(article, 1)]),
  })
})

it('marks no words that were quoted in an older revision', async () => {
  const [author, article] = [await aPerson(), await anArticle()]
  const { id } = await aComment(author, article, { quote: 'met on Monday' })
  expect((await listQuotedWords([id])).get(id)).toEqual({ start: 12, end: 25 })
  const { title } = await db().revision.findFirstOrThrow({ where: { articleId: article.id } })
  await db().revision.create({ data: { articleId: article.id, number: 2, title } })
  await db().article.update({ where: { id: article.id }, data: { currentRevision: 2 } })
  expect(await listQuotedWords([id])).toEqual(new Map())
})

it('lists every published article once, the newest first, page by page', async () => {
  const publishedAt = new Date('2026-01-01T00:00:00.123Z')
  const slugs = Array.from({ length: listedArticles + 3 }, (_, at) => `listed-${at}`)
  for (const slug of slugs) {
    await db().article.create({
      data: { slug, publishedAt, revisions: { create: { number: 1, title: slug } } },
    })
  }
  const first = await listArticles()
  const listed = [...first.articles]
  for (let { next } = first; next; ) {
    const page = await listOlderArticles(readPageKey(next) ?? { at: publishedAt, id: '' })
    listed.push(...page.articles)
    next = page.next
  }
  expect(new Set(listed.map(({ slug }) => slug)).size).toBe(listed.length)
  expect(listed.filter(({ slug }) => slug.startsWith('listed-'))).toHaveLength(slugs.length)
  const moments = listed.map(({ publishedAt: at }) => at)
  expect(moments).toEqual(moments.toSorted().toReversed())
})
