import { beforeEach, describe, expect, it } from 'vitest'
import { readPlainText } from '@/lib/article/plain-text'
import { readArticlePage } from '@/lib/article/read'
import { db } from '@/lib/db'
import { operator } from '@/lib/policy'
import { decideCase } from '@/lib/review/mutations'
import type { ReattachInput } from '@/lib/revision/input'
import { reviseArticle } from '@/lib/revision/mutations'
import { reattach } from '@/lib/revision/reattach'
import { resetDatabase, sql } from '@/test/database'
import {
  aCheck,
  aComment,
  anArticle,
  aPerson,
  expectSuccess,
  newKey,
  paragraphOf,
  type TestArticle,
  words,
} from '@/test/factories'

beforeEach(resetDatabase)

const [first = '', , third = ''] = words

async function revise(article: TestArticle, from: number, paragraphs: string[]) {
  const text = readPlainText(`Council agrees on a plan\n\n${paragraphs.join('\n\n')}`)
  if ('problem' in text) throw new Error(text.problem)
  expectSuccess(
    await reviseArticle(operator, { articleId: article.id, from, article: text, reason: 'update' }),
  )
}

/** An article whose second paragraph, with a published check and a comment on words of it, has been taken out. */
async function scene() {
  const article = await anArticle()
  const [author, moderator] = [await aPerson(), await aPerson('moderator')]
  const check = await aCheck(author, article, { quote: 'The plan costs 30 million' })
  const { id } = await db().reviewCase.findFirstOrThrow()
  const decision = { id, version: 1, decision: 'publish' as const, reasonCode: 'sound' as const }
  expectSuccess(await decideCase(moderator, decision))
  const paragraphId = paragraphOf(article, 1)
  const comment = await aComment(author, article, { paragraphId, quote: 'the mayor said' })
  const reply = await aComment(await aPerson(), article, { paragraphId, parentId: comment.id })
  await revise(article, 1, [first, third])
  return { article, author, moderator, check, comment, reply }
}

type Scene = Awaited<ReturnType<typeof scene>>

function to({ article }: Scene, id: string, change: Partial<ReattachInput> = {}): ReattachInput {
  return {
    key: newKey(),
    subject: 'fact-check',
    id,
    paragraphId: paragraphOf(article, 0),
    quote: 'agreed on a new plan',
    ...change,
  }
}

const noteIn = async ({ article }: Scene) => (await readArticlePage(article.id))?.paragraphs[0]?.notes[0]

describe('reattach', () => {
  it('ties a comment with its replies to other words, and keeps the anchor it had', async () => {
    const here = await scene()
    const { article, author, comment, reply } = here
    const anchors = await sql('SELECT * FROM anchor ORDER BY id')
    expect((await readArticlePage(article.id))?.orphans.map(({ id }) => id)).toContain(comment.id)
    const input = to(here, comment.id, { subject: 'comment' })
    const [once, again] = await Promise.all([reattach(author, input), reattach(author, input)])
    expect(expectSuccess(once)).toEqual(expectSuccess(again))
    const page = await readArticlePage(article.id)
    expect(
      page?.paragraphs[0]?.threads.threads.map(({ root, replies }) => [root.id, replies[0]?.id]),
    ).toEqual([[comment.id, reply.id]])
    expect(page?.paragraphs[0]?.quotes).toMatchObject([{ id: comment.id }])
    expect(page?.orphans.map(({ id }) => id)).not.toContain(comment.id)
    expect(await sql('SELECT * FROM anchor ORDER BY id')).toEqual(expect.arrayContaining(anchors))
    expect(await db().event.count({ where: { kind: 'comment.reattached' } })).toBe(1)
  })

  it('shows a verdict that its author has tied only dimmed, until a moderator agrees', async () => {
    const here = await scene()
    const { article, author, moderator, check } = here
    expect(expectSuccess(await reattach(author, to(here, check.id)))).toMatchObject({ isWaiting: true })
    expect((await noteIn(here))?.drift).not.toBeNull()
    const found = await db().reviewCase.findFirstOrThrow({ where: { kind: 'drift', state: 'open' } })
    await revise(article, 2, ['It rained.', first, third])
    expect(await db().reviewCase.count({ where: { kind: 'drift', state: 'open' } })).toBe(1)
    const decision = {
      id: found.id,
      version: 1,
      decision: 'confirm' as const,
      reasonCode: 'same-meaning' as const,
    }
    expectSuccess(await decideCase(moderator, decision))
    const page = await readArticlePage(article.id)
    expect(page?.paragraphs[1]?.notes[0]).toMatchObject({ id: check.id, drift: null })
  })

  it('counts at once when a moderator without a part in it has tied it', async () => {
    const here = await scene()
    expect(expectSuccess(await reattach(here.moderator, to(here, here.check.id)))).toMatchObject({
      isWaiting: false,
    })
    expect(await noteIn(here)).toMatchObject({ id: here.check.id, drift: null })
  })

  it('is not for strangers, nor for what stands at its words, nor at words that are not there', async () => {
    const here = await scene()
    const { check, comment, author, moderator, reply } = here
    expect(await reattach(await aPerson(), to(here, check.id))).toMatchObject({ refusal: 'forbidden' })
    expect(await reattach(await aPerson(), to(here, comment.id, { subject: 'comment' }))).toMatchObject({
      refusal: 'forbidden',
    })
    expect(await reattach(moderator, to(here, reply.id, { subject: 'comment' }))).toMatchObject({
      refusal: 'not-found',
    })
    expect(await reattach(author, to(here, check.id, { quote: 'no such words' }))).toMatchObject({
      refusal: 'quote-not-found',
    })
    const gone = to(here, check.id, { paragraphId: paragraphOf(here.article, 1) })
    expect(await reattach(author, gone)).toMatchObject({ refusal: 'not-found' })
    expectSuccess(await reattach(moderator, to(here, check.id)))
    expect(await reattach(moderator, to(here, check.id))).toMatchObject({ refusal: 'wrong-state' })
  })
})
