import { expect, it } from 'vitest'
import { findArticlePage, readParagraphTalk } from '@/lib/article/queries'
import { db } from '@/lib/db'
import { decideCase } from '@/lib/review/mutations'
import { aCheck, anArticle, aPerson, expectSuccess, paragraphOf } from '@/test/factories'

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
      return { ...copy, state: at === 0 ? 'retracted' : 'published' }
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
