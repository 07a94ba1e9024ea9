import { beforeEach, describe, expect, it } from 'vitest'
import { type PlainArticle, readPlainText } from '@/lib/article/plain-text'
import { readArticlePage } from '@/lib/article/read'
import { createComment } from '@/lib/comment/mutations'
import { db } from '@/lib/db'
import { operator } from '@/lib/policy'
import { decideCase } from '@/lib/review/mutations'
import { type ReviseInput, reviseArticle } from '@/lib/revision/mutations'
import { resetDatabase, sql } from '@/test/database'
import {
  aCheck,
  aComment,
  anArticle,
  aPerson,
  commentOn,
  expectSuccess,
  paragraphOf,
  type TestArticle,
  words,
} from '@/test/factories'

beforeEach(resetDatabase)

const [first = '', second = '', third = ''] = words

function textOf(paragraphs: string[], title = 'Council agrees on a plan'): PlainArticle {
  const article = readPlainText(`${title}\n\n${paragraphs.join('\n\n')}`)
  if ('problem' in article) throw new Error(article.problem)
  return article
}

const input = (
  article: TestArticle,
  paragraphs: string[],
  change: Partial<ReviseInput> = {},
): ReviseInput => ({
  articleId: article.id,
  from: 1,
  article: textOf(paragraphs),
  reason: 'update',
  ...change,
})

async function publish(checkId: string) {
  const moderator = await aPerson('moderator')
  const found = await db().reviewCase.findFirstOrThrow({ where: { factCheckId: checkId, state: 'open' } })
  const decision = { id: found.id, version: 1, decision: 'publish' as const, reasonCode: 'sound' as const }
  expectSuccess(await decideCase(moderator, decision))
}

/** A published check of the sum in the second paragraph. */
async function aPublishedCheck(article: TestArticle) {
  const author = await aPerson()
  const { id } = await aCheck(author, article, { quote: 'The plan costs 30 million' })
  await publish(id)
  return { id, author }
}

const stateOf = async (checkId: string) =>
  (
    await sql<{ state: string; paragraph: string | null }>(
      `SELECT a.state, a.paragraph_id AS paragraph FROM fact_check f JOIN occurrence o ON o.id = f.occurrence_id
       JOIN standing_anchor a ON a.id = o.anchor_id WHERE f.id = $1`,
      [checkId],
    )
  )[0]

describe('reviseArticle', () => {
  it('stores another text, and keeps the ids of the paragraphs that go on', async () => {
    const article = await anArticle()
    const editor = await aPerson('editor')
    const revised = expectSuccess(
      await reviseArticle(editor, input(article, ['It rained.', first, second.replace('30', '31'), third])),
    )
    expect(revised).toMatchObject({ revision: 2, slug: article.slug })
    const page = await readArticlePage(article.id)
    expect(page?.revision.number).toBe(2)
    const ids = page?.paragraphs.map(({ id }) => id) ?? []
    expect(ids.slice(1)).toEqual([0, 1, 2].map((at) => paragraphOf(article, at)))
    expect(
      await db().paragraphText.count({ where: { revision: { articleId: article.id, number: 1 } } }),
    ).toBe(3)
    expect(await db().articleEditor.findMany({ where: { articleId: article.id } })).toEqual([
      { articleId: article.id, userId: editor.id },
    ])
    expect(await db().event.findMany({ where: { kind: 'article.revised' } })).toMatchObject([
      { isPublic: true, actorId: editor.id, data: { revision: 2, reason: 'update' } },
    ])
  })

  it('is for editors and admins', async () => {
    const article = await anArticle()
    for (const role of ['member', 'moderator'] as const)
      expect(await reviseArticle(await aPerson(role), input(article, [first]))).toMatchObject({
        refusal: 'forbidden',
      })
  })

  it('wants words for a correction, a change, and the newest revision', async () => {
    const article = await anArticle()
    const say = (change: Partial<ReviseInput>, paragraphs = [first]) =>
      reviseArticle(operator, input(article, paragraphs, change))
    expect(await say({ reason: 'correction' })).toMatchObject({ refusal: 'note-needed' })
    const title = (await db().revision.findFirstOrThrow({ where: { articleId: article.id } })).title
    expect(await say({ article: textOf(words, title) })).toMatchObject({ refusal: 'nothing-changed' })
    expectSuccess(await say({ reason: 'correction', note: 'The rest was wrong.' }))
    expect(await say({}, [first, second])).toMatchObject({ refusal: 'conflict', detail: { version: 2 } })
  })

  it('is done once when it is sent twice at once, and one of two that differ', async () => {
    const article = await anArticle()
    const same = await Promise.all([1, 2].map(() => reviseArticle(operator, input(article, [first, second]))))
    expect(same.map(expectSuccess).map(({ revision }) => revision)).toEqual([2, 2])
    const two = await Promise.all(
      [[first], [second]].map((text) => reviseArticle(operator, input(article, text, { from: 2 }))),
    )
    expect(two.filter(({ ok }) => ok)).toHaveLength(1)
    expect(two.filter(({ ok }) => !ok)).toMatchObject([{ refusal: 'conflict' }])
    expect(await db().revision.count({ where: { articleId: article.id } })).toBe(3)
  })

  it('lets nobody rewrite an anchor, not even by hand', async () => {
    const article = await anArticle()
    await aComment(await aPerson(), article, { quote: 'a new plan' })
    await expect(sql("UPDATE anchor SET exact = 'another plan'")).rejects.toThrow()
  })

  it('says of each annotation how well it fits, and rewrites no anchor', async () => {
    const article = await anArticle()
    const check = await aPublishedCheck(article)
    const comment = await aComment(await aPerson(), article, { quote: 'a new plan' })
    const before = await sql('SELECT * FROM anchor ORDER BY id')
    const { states } = expectSuccess(
      await reviseArticle(operator, input(article, [second.replace('30 million,', '40 million,'), third])),
    )
    expect(states).toEqual({ anchored: 0, moved: 0, drifted: 1, orphaned: 1 })
    expect(await sql('SELECT * FROM anchor ORDER BY id')).toEqual(before)
    const page = await readArticlePage(article.id)
    const note = page?.paragraphs[0]?.notes[0]
    expect(note).toMatchObject({ id: check.id })
    expect(note?.drift?.filter(({ kind }) => kind !== 'same')).toEqual([
      { text: '30', kind: 'removed' },
      { text: '40', kind: 'added' },
    ])
    expect(await db().comment.findUniqueOrThrow({ where: { id: comment.id } })).toMatchObject({
      isOrphan: true,
    })
    expect(
      page?.paragraphs.map(({ commentCount, threads }) => [commentCount, threads.threads.length]),
    ).toEqual([
      [0, 0],
      [0, 0],
    ])
  })

  it('takes comments with their replies where their words have gone', async () => {
    const article = await anArticle()
    const writer = await aPerson()
    const comment = await aComment(writer, article, { quote: 'a new plan' })
    const reply = await aComment(writer, article, { parentId: comment.id })
    expectSuccess(await reviseArticle(operator, input(article, [`${second} ${first}`, third])))
    const now = paragraphOf(article, 1)
    for (const { id } of [comment, reply])
      expect(await db().comment.findUniqueOrThrow({ where: { id } })).toMatchObject({
        paragraphId: now,
        isOrphan: false,
      })
  })

  it('brings a published check to the desk whose words changed, and takes it off when they are back', async () => {
    const article = await anArticle()
    const { id, author } = await aPublishedCheck(article)
    const cases = () => db().reviewCase.findMany({ where: { kind: 'drift' }, orderBy: { openedAt: 'asc' } })
    expectSuccess(await reviseArticle(operator, input(article, [first, second.replace('30', '40'), third])))
    expect(await cases()).toMatchObject([{ state: 'open', factCheckId: id, authorId: author.id, version: 1 }])
    expect(await db().event.count({ where: { kind: 'fact-check.drifted', subjectId: id } })).toBe(1)
    expectSuccess(await reviseArticle(operator, input(article, words, { from: 2 })))
    expect(await cases()).toMatchObject([{ state: 'closed', outcome: 'gone' }])
    expect(await stateOf(id)).toMatchObject({ state: 'anchored' })
  })

  it('leaves a check that waits for its first review alone', async () => {
    const article = await anArticle()
    await aCheck(await aPerson(), article, { quote: 'The plan costs 30 million' })
    expectSuccess(await reviseArticle(operator, input(article, [first, second.replace('30', '40'), third])))
    expect(await db().reviewCase.count({ where: { kind: 'drift' } })).toBe(0)
  })

  it('finds again what a paragraph had that was taken out and put back', async () => {
    const article = await anArticle()
    const { id } = await aPublishedCheck(article)
    expectSuccess(await reviseArticle(operator, input(article, [first, third])))
    expect(await stateOf(id)).toEqual({ state: 'orphaned', paragraph: null })
    expectSuccess(await reviseArticle(operator, input(article, words, { from: 2 })))
    expect(await stateOf(id)).toEqual({ state: 'anchored', paragraph: paragraphOf(article, 1) })
  })

  it('lets no comment be made on a text that is being replaced', async () => {
    const article = await anArticle()
    const writer = await aPerson()
    const quoted = commentOn(article, { quote: 'a new plan' })
    const [revised, ...comments] = await Promise.all([
      reviseArticle(operator, input(article, [first.replace('a new plan', 'an old plan'), second, third])),
      ...Array.from({ length: 6 }, (_, at) =>
        createComment(writer, { ...quoted, key: commentOn(article).key, body: `What is new in it? ${at}` }),
      ),
    ])
    expectSuccess(revised)
    const broken = await sql(
      `SELECT a.id FROM anchor a JOIN revision r ON r.id = a.revision_id JOIN article p ON p.id = a.article_id
       WHERE r.number < p.current_revision AND NOT EXISTS (SELECT 1 FROM anchor_state s WHERE s.anchor_id = a.id)`,
    )
    expect(broken).toEqual([])
    for (const result of comments) if (!result.ok) expect(result.refusal).toBe('quote-not-found')
  })

  it('publishes a revision of an article with ten thousand annotations', async () => {
    const article = await anArticle()
    const { id: authorId } = await aPerson()
    for (let batch = 0; batch < 50; batch++)
      await sql(
        `WITH made AS (
           INSERT INTO anchor (id, article_id, paragraph_id, revision_id, exact, prefix, suffix, start, "end")
           SELECT gen_random_uuid(), $1::uuid, $2::uuid, r.id, 'plan costs', 'The ', ' 30 million', 4, 14
           FROM revision r, generate_series(1, 200) WHERE r.article_id = $1::uuid RETURNING id)
         INSERT INTO comment (id, article_id, paragraph_id, anchor_id, root_id, author_id, body, body_html)
         SELECT id, $1::uuid, $2::uuid, id, id, $3::uuid, 'x', '<p>x</p>' FROM made`,
        [article.id, paragraphOf(article, 1), authorId],
      )
    const { states } = expectSuccess(
      await reviseArticle(operator, input(article, [second.replace('30', '40'), third])),
    )
    expect(states.anchored).toBe(10_000)
  })
})

describe('what the desk says of words that changed', () => {
  async function aDriftedCheck() {
    const article = await anArticle()
    const { id } = await aPublishedCheck(article)
    expectSuccess(await reviseArticle(operator, input(article, [first, second.replace('30', '40'), third])))
    const found = await db().reviewCase.findFirstOrThrow({ where: { kind: 'drift' } })
    return { article, id, caseId: found.id }
  }

  it('ties a check to the new words when it holds for them', async () => {
    const { article, id, caseId } = await aDriftedCheck()
    const decision = {
      id: caseId,
      version: 1,
      decision: 'confirm' as const,
      reasonCode: 'same-meaning' as const,
    }
    const moderator = await aPerson('moderator')
    expectSuccess(await decideCase(moderator, decision))
    expectSuccess(await decideCase(moderator, decision))
    expect(await stateOf(id)).toMatchObject({ state: 'anchored' })
    const note = (await readArticlePage(article.id))?.paragraphs[1]?.notes[0]
    expect(note).toMatchObject({ id, drift: null, quote: { start: 0 } })
    expect(await db().event.count({ where: { kind: 'fact-check.confirmed', subjectId: id } })).toBe(1)
  })

  it('takes it back when it does not', async () => {
    const { id, caseId } = await aDriftedCheck()
    const decision = {
      id: caseId,
      version: 1,
      decision: 'retract' as const,
      reasonCode: 'words-changed' as const,
    }
    expectSuccess(await decideCase(await aPerson('moderator'), decision))
    expect(await db().factCheck.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'retracted',
      retractCode: 'words-changed',
    })
  })

  it('hears nobody who changed the words', async () => {
    const article = await anArticle()
    await aPublishedCheck(article)
    const admin = await aPerson('admin')
    expectSuccess(await reviseArticle(admin, input(article, [first, second.replace('30', '40'), third])))
    const { id } = await db().reviewCase.findFirstOrThrow({ where: { kind: 'drift' } })
    const decision = { id, version: 1, decision: 'confirm' as const, reasonCode: 'same-meaning' as const }
    expect(await decideCase(admin, decision)).toMatchObject({ refusal: 'own-work' })
  })
})
