import { beforeEach, describe, expect, it } from 'vitest'
import { importArticle } from '@/lib/article/mutations'
import { readArticlePage } from '@/lib/article/read'
import { db } from '@/lib/db'
import { readHtml } from '@/lib/import/read-html'
import { operator } from '@/lib/policy'
import { reviseArticle } from '@/lib/revision/mutations'
import { resetDatabase, sql } from '@/test/database'
import { expectSuccess } from '@/test/factories'

beforeEach(resetDatabase)

const page = (verb: string) => {
  const article = readHtml(
    `<title>A dam</title><link rel=canonical href="/dam"><meta property="og:image" content="/dam.jpg"><h1>A dam</h1>
    <p>The dam <b>${verb}</b> on Tuesday, the <a href="/office">office</a> said.</p>
    <table><tr><th>Town<th>Houses<tr><td>Mill<td>3</table><pre>a\n  b</pre>`,
    'https://courier.example/dam?utm_source=x',
  )
  if ('problem' in article) throw new Error(article.problem)
  return article
}

describe('marks beside the words', () => {
  it('are stored with the text and shown with it', async () => {
    const article = page('broke')
    const { id } = expectSuccess(await importArticle(operator, { article, publish: true }))
    const shown = await readArticlePage(id)
    expect(shown?.paragraphs.map(({ kind, text, marks }) => ({ kind, text, marks }))).toEqual(
      article.paragraphs,
    )
    expect(shown?.paragraphs.map(({ kind }) => kind)).toEqual(['paragraph', 'table', 'code'])
    expect(await db().revision.findMany()).toMatchObject([
      {
        canonicalUrl: 'https://courier.example/dam',
        leadImageUrl: 'https://courier.example/dam.jpg',
        addresses: ['https://courier.example/dam'],
      },
    ])
  })

  it('come with a revision, and are a reason for one', async () => {
    const { id } = expectSuccess(await importArticle(operator, { article: page('broke'), publish: true }))
    const revise = (from: number, article: ReturnType<typeof page>) =>
      reviseArticle(operator, { articleId: id, from, article, reason: 'update' })
    const held = page('held')
    expectSuccess(await revise(1, held))
    expect((await readArticlePage(id))?.paragraphs.map(({ marks }) => marks)).toEqual(
      held.paragraphs.map(({ marks }) => marks),
    )
    expect(await revise(2, held)).toMatchObject({ refusal: 'nothing-changed' })
    const plain = { ...held, paragraphs: held.paragraphs.map((paragraph) => ({ ...paragraph, marks: [] })) }
    expect(expectSuccess(await revise(2, plain)).revision).toBe(3)
  })

  it('that are none leave the words as they are', async () => {
    const { id } = expectSuccess(await importArticle(operator, { article: page('broke'), publish: true }))
    await sql(
      `UPDATE paragraph_text SET marks = '[{"kind":"link","start":0,"end":3,"href":"javascript:alert(1)"}]'`,
    )
    expect((await readArticlePage(id))?.paragraphs.map(({ marks }) => marks)).toEqual([[], [], []])
    await expect(sql(`UPDATE paragraph_text SET marks = '{}'`)).rejects.toThrow('paragraph_text_marks_listed')
  })
})
