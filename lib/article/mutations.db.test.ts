import { beforeEach, expect, it } from 'vitest'
import { importArticle } from '@/lib/article/mutations'
import { readPlainText } from '@/lib/article/plain-text'
import { isSlug } from '@/lib/article/slug'
import { db } from '@/lib/db'
import { operator } from '@/lib/policy'
import { resetDatabase } from '@/test/database'
import { aPerson, expectSuccess } from '@/test/factories'

beforeEach(resetDatabase)

const long = 'A title that goes on and on about the many things that the council has decided this week'

function plain(text = `${long}\n\nThe council met.\n\nIt agreed.`) {
  const article = readPlainText(text)
  if ('problem' in article) throw new Error(article.problem)
  return article
}

it('gives no article the address of a page of the workbench', async () => {
  const stored = await importArticle(operator, { article: plain('Feeds\n\nThe council met.'), publish: true })
  expect(expectSuccess(stored).slug).toBe('feeds-2')
  expect(await importArticle(operator, { article: plain(), slug: 'new', publish: true })).toMatchObject({
    refusal: 'taken',
  })
})

it('stores the text as revision 1 with its paragraphs in order, and tells of it when it is published', async () => {
  const editor = await aPerson('editor')
  const { id } = expectSuccess(await importArticle(editor, { article: plain(), publish: true }))
  const revision = await db().revision.findFirstOrThrow({
    where: { articleId: id },
    include: { texts: { orderBy: { position: 'asc' } } },
  })
  expect(revision).toMatchObject({ number: 1, title: long })
  expect(revision.texts.map(({ text }) => text)).toEqual(['The council met.', 'It agreed.'])
  expect(await db().articleEditor.findMany()).toEqual([{ articleId: id, userId: editor.id }])
  expect(await db().event.count({ where: { kind: 'article.published', isPublic: true } })).toBe(1)
})

it('keeps a draft to itself', async () => {
  const { id } = expectSuccess(await importArticle(operator, { article: plain(), publish: false }))
  expect(await db().article.findUnique({ where: { id } })).toMatchObject({ publishedAt: null })
  expect(await db().event.count()).toBe(0)
})

it('gives articles with the same long title addresses of their own that can be opened', async () => {
  const slugs: string[] = []
  for (let count = 0; count < 3; count++) {
    slugs.push(expectSuccess(await importArticle(operator, { article: plain(), publish: true })).slug)
  }
  expect(new Set(slugs).size).toBe(3)
  expect(slugs.every(isSlug)).toBe(true)
})

it('refuses a taken address and whoever is not an editor', async () => {
  await importArticle(operator, { article: plain(), slug: 'council', publish: true })
  expect(await importArticle(operator, { article: plain(), slug: 'council', publish: true })).toMatchObject({
    refusal: 'taken',
  })
  for (const role of ['member', 'moderator'] as const) {
    expect(await importArticle(await aPerson(role), { article: plain(), publish: true })).toMatchObject({
      refusal: 'forbidden',
    })
  }
  expect(await db().article.count()).toBe(1)
})
