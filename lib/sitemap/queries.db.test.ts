import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { decideCase } from '@/lib/review/mutations'
import { countSitemapPages, listSitemap } from '@/lib/sitemap/queries'
import { resetDatabase } from '@/test/database'
import { aCheck, anArticle, aPerson } from '@/test/factories'

describe('the sitemap', () => {
  beforeEach(resetDatabase)

  it('is one empty page where nothing is public', async () => {
    expect(await countSitemapPages()).toBe(1)
    expect(await listSitemap(1)).toEqual([])
  })

  it('lists published articles and published checks, the oldest first, and nothing that waits', async () => {
    const [author, moderator] = [await aPerson(), await aPerson('moderator')]
    const article = await anArticle()
    const check = await aCheck(author, article)
    await aCheck(author, article)
    await decideCase(moderator, { id: check.id, version: 1, decision: 'publish', reasonCode: 'sound' })
    const later = await anArticle()
    const draft = await anArticle()
    await db().article.update({ where: { id: draft.id }, data: { publishedAt: null } })
    expect((await listSitemap(1)).map(({ kind, name }) => [kind, name])).toEqual([
      ['person', author.handle],
      ['article', article.slug],
      ['fact-check', check.id],
      ['article', later.slug],
    ])
  })

  it('leaves out the checks of an article that is no longer public, and has no second page', async () => {
    const [author, moderator] = [await aPerson(), await aPerson('moderator')]
    const article = await anArticle()
    const { id } = await aCheck(author, article)
    await decideCase(moderator, { id, version: 1, decision: 'publish', reasonCode: 'sound' })
    await db().article.update({ where: { id: article.id }, data: { publishedAt: null } })
    expect(await listSitemap(1)).toEqual([])
    expect(await listSitemap(2)).toEqual([])
  })
})
