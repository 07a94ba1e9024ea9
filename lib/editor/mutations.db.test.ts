import { beforeEach, describe, expect, it } from 'vitest'
import { readArticlePage } from '@/lib/article/read'
import { db } from '@/lib/db'
import { createArticle, keepRead } from '@/lib/editor/bring'
import {
  cancelSchedule,
  discardArticleDraft,
  publishArticle,
  saveArticleDraft,
  scheduleArticle,
  unpublishArticle,
} from '@/lib/editor/mutations'
import { publishDueArticles } from '@/lib/editor/publish-due'
import { findPreview } from '@/lib/editor/queries'
import { takeProposal } from '@/lib/editor/take-proposal'
import { type ArticleWords, articleWords } from '@/lib/editor/words'
import { listNotifications } from '@/lib/notification/queries'
import { readLog } from '@/lib/notification/reader'
import type { Viewer } from '@/lib/policy'
import { decideCase } from '@/lib/review/mutations'
import { reviseArticle } from '@/lib/revision/mutations'
import { routes } from '@/lib/routes'
import { resetDatabase } from '@/test/database'
import {
  aCheck,
  aComment,
  anArticle,
  aPerson,
  expectSuccess,
  newKey,
  paragraphOf,
  words,
} from '@/test/factories'

beforeEach(resetDatabase)

const [first = '', second = '', third = ''] = words
const dearer = second.replace('30 million, the', '31 million, the')

const textOf = (paragraphs: string[], title = 'Council agrees on a plan'): ArticleWords =>
  articleWords({ title, language: 'en', paragraphs: paragraphs.map((text) => ({ kind: 'paragraph', text })) })

/** A form that is open: it knows how often its text was saved, and what it goes on from. */
function aForm(viewer: Viewer, id: string, savings = 0, base = 1) {
  const writer = newKey()
  let [turn, seen] = [0, savings]
  return {
    async save(text: ArticleWords) {
      turn += 1
      const result = await saveArticleDraft(viewer, { id, base, savings: seen, writer, turn, words: text })
      if (result.ok) seen = result.value.revision
      return result
    },
  }
}

const looked = (id: string, savings: number, from = 1) => ({ id, savings, from })
const publishing = (id: string, savings: number, from = 1) => ({
  ...looked(id, savings, from),
  key: newKey(),
  reason: 'update' as const,
})

async function aNewArticle(editor: Viewer, text = `A title\n\n${words.join('\n\n')}`) {
  return expectSuccess(await createArticle(editor, { key: newKey(), form: 'plain', text }))
}

const eventsOf = async (kind: string) =>
  (await db().event.findMany({ where: { kind } })).map(({ data }) => data)

async function aPublishedCheck(article: Awaited<ReturnType<typeof anArticle>>) {
  const { id } = await aCheck(await aPerson(), article, { quote: 'The plan costs 30 million' })
  const found = await db().reviewCase.findFirstOrThrow({ where: { factCheckId: id, state: 'open' } })
  const decision = { id: found.id, version: 1, decision: 'publish' as const, reasonCode: 'sound' as const }
  expectSuccess(await decideCase(await aPerson('moderator'), decision))
  return id
}

describe('a new article', () => {
  it('is read by nobody until it is published, and then has what was written last as its first revision', async () => {
    const editor = await aPerson('editor')
    const { id, slug } = await aNewArticle(editor)
    expect(await readArticlePage(id)).toBeNull()
    expectSuccess(await aForm(editor, id).save(textOf([first, dearer], 'Another title')))
    expect(expectSuccess(await publishArticle(editor, publishing(id, 1)))).toEqual({
      slug,
      revision: 1,
      isFirst: true,
    })
    const page = await readArticlePage(id)
    expect(page).toMatchObject({ title: 'Another title', revision: { number: 1 } })
    expect(page?.paragraphs.map(({ text }) => text)).toEqual([first, dearer])
    expect(await db().articleDraft.count()).toBe(0)
    expect(await eventsOf('article.published')).toEqual([{ slug, revision: 1 }])
  })

  it('can begin with a title alone, and is not published without a word under it', async () => {
    const editor = await aPerson('editor')
    const input = { key: newKey(), form: 'empty' as const, text: 'Only a title' }
    const { id } = expectSuccess(await createArticle(editor, input))
    expect(await publishArticle(editor, publishing(id, 0))).toMatchObject({ refusal: 'unfit-text' })
    expect(await db().article.findUnique({ where: { id } })).toMatchObject({ publishedAt: null })
    expectSuccess(await aForm(editor, id).save(textOf([first], 'Only a title')))
    expectSuccess(await publishArticle(editor, publishing(id, 1)))
  })

  it('is refused to strangers, and a text that is none to everybody', async () => {
    const input = { key: newKey(), form: 'plain' as const, text: 'A title\n\nA text.' }
    for (const stranger of [await aPerson(), await aPerson('moderator')])
      expect(await createArticle(stranger, input)).toMatchObject({ refusal: 'not-found' })
    const title = await createArticle(await aPerson('editor'), { ...input, text: 'A title' })
    expect(title).toMatchObject({ refusal: 'unfit-text' })
    expect(await db().article.count()).toBe(0)
  })
})

describe('saveArticleDraft', () => {
  it('counts the savings, and tells whoever is behind who was first, without losing a word', async () => {
    const article = await anArticle()
    const [one, other] = [await aPerson('editor'), await aPerson('editor')]
    const [mine, theirs] = [aForm(one, article.id), aForm(other, article.id)]
    expectSuccess(await mine.save(textOf([first])))
    expect(await theirs.save(textOf([second]))).toMatchObject({
      refusal: 'conflict',
      detail: { id: article.id, who: one.name },
    })
    expect(expectSuccess(await mine.save(textOf([first, third]))).revision).toBe(2)
    expect(await theirs.save(textOf([second]))).toMatchObject({ refusal: 'conflict' })
    const draft = await db().articleDraft.findFirstOrThrow()
    expect(articleWords(draft.words).paragraphs.map(({ text }) => text)).toEqual([first, third])
  })

  it('saves once of two first savings at once, and takes one form’s own in any order', async () => {
    const article = await anArticle()
    const [one, other] = [await aPerson('editor'), await aPerson('editor')]
    const results = await Promise.all([
      aForm(one, article.id).save(textOf([first])),
      aForm(other, article.id).save(textOf([second])),
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    const writer = newKey()
    const { savings, savedById } = await db().articleDraft.findFirstOrThrow()
    const editor = savedById === one.id ? one : other
    const save = (turn: number, text: string) =>
      saveArticleDraft(editor, { id: article.id, base: 1, savings, writer, turn, words: textOf([text]) })
    expectSuccess(await save(2, 'The later words.'))
    expectSuccess(await save(1, 'The earlier words.'))
    const draft = await db().articleDraft.findFirstOrThrow()
    expect(articleWords(draft.words).paragraphs[0]?.text).toBe('The later words.')
  })

  it('keeps nothing of a form that says what stands there, and nothing of strangers', async () => {
    const article = await anArticle()
    const title = (await readArticlePage(article.id))?.title ?? ''
    const same = textOf(words, title)
    const quotation = same.paragraphs.map((block, at) => (at === 2 ? { ...block, kind: 'quotation' } : block))
    const form = aForm(await aPerson('editor'), article.id)
    expect(expectSuccess(await form.save(articleWords({ ...same, paragraphs: quotation }))).revision).toBe(0)
    for (const stranger of [await aPerson(), await aPerson('moderator')])
      expect(await aForm(stranger, article.id).save(textOf([first]))).toMatchObject({ refusal: 'not-found' })
    expect(await db().articleDraft.count()).toBe(0)
  })

  it('is thrown away only by whoever has seen the newest', async () => {
    const article = await anArticle()
    const editor = await aPerson('editor')
    expectSuccess(await aForm(editor, article.id).save(textOf([first])))
    expect(await discardArticleDraft(editor, { id: article.id, savings: 0 })).toMatchObject({
      refusal: 'newer-draft',
    })
    expect(await discardArticleDraft(await aPerson(), { id: article.id, savings: 1 })).toMatchObject({
      refusal: 'not-found',
    })
    expectSuccess(await discardArticleDraft(editor, { id: article.id, savings: 1 }))
    expectSuccess(await discardArticleDraft(editor, { id: article.id, savings: 1 }))
    expect(await db().articleDraft.count()).toBe(0)
  })
})

describe('publishArticle', () => {
  it('revises what is public, once however often the form comes, and sends a verdict back to the desk', async () => {
    const article = await anArticle()
    const check = await aPublishedCheck(article)
    const editor = await aPerson('editor')
    expectSuccess(await aForm(editor, article.id).save(textOf([first, dearer, third])))
    const input = { ...publishing(article.id, 1), reason: 'correction' as const, note: 'The sum was wrong.' }
    const both = await Promise.all([publishArticle(editor, input), publishArticle(editor, input)])
    expect(both.map(expectSuccess)).toEqual([
      { slug: article.slug, revision: 2, isFirst: false },
      { slug: article.slug, revision: 2, isFirst: false },
    ])
    expect(await db().revision.count({ where: { articleId: article.id } })).toBe(2)
    expect(await db().reviewCase.count({ where: { kind: 'drift', factCheckId: check, state: 'open' } })).toBe(
      1,
    )
    const page = await readArticlePage(article.id)
    expect(page?.paragraphs.map(({ id }) => id)).toEqual([0, 1, 2].map((at) => paragraphOf(article, at)))
    expect(page?.revision).toMatchObject({ number: 2, note: 'The sum was wrong.' })
  })

  it('publishes only what was looked at', async () => {
    const article = await anArticle()
    const [editor, colleague] = [await aPerson('editor'), await aPerson('editor')]
    const form = aForm(editor, article.id)
    expectSuccess(await form.save(textOf([first])))
    expectSuccess(await form.save(textOf([first, third])))
    expect(await publishArticle(colleague, publishing(article.id, 1))).toMatchObject({
      refusal: 'newer-draft',
      detail: { who: editor.name },
    })
    const rivals = await Promise.all(
      [editor, colleague].map((one) => publishArticle(one, publishing(article.id, 2))),
    )
    expect(rivals.filter(({ ok }) => ok)).toHaveLength(1)
    expect(rivals.find(({ ok }) => !ok)).toMatchObject({ refusal: 'conflict', detail: { version: 2 } })
    expect(await publishArticle(editor, publishing(article.id, 0, 2))).toMatchObject({
      refusal: 'nothing-changed',
    })
  })

  it('is refused to strangers', async () => {
    const editor = await aPerson('editor')
    const { id } = await aNewArticle(editor)
    for (const stranger of [await aPerson(), await aPerson('moderator')])
      expect(await publishArticle(stranger, publishing(id, 0))).toMatchObject({ refusal: 'not-found' })
    expect(await readArticlePage(id)).toBeNull()
  })
})

describe('unpublishArticle', () => {
  it('takes an article out of the public with all that is written on it, which comes back with it', async () => {
    const article = await anArticle()
    const { publishedAt: before } = await db().article.findUniqueOrThrow({ where: { id: article.id } })
    await aComment(await aPerson(), article)
    const check = await aPublishedCheck(article)
    const editor = await aPerson('editor')
    const reason = 'It was not ours.'
    expect(await unpublishArticle(await aPerson('moderator'), { id: article.id, reason })).toMatchObject({
      refusal: 'not-found',
    })
    const twice = () => unpublishArticle(editor, { id: article.id, reason })
    await Promise.all([twice(), twice()])
    expect(await readArticlePage(article.id)).toBeNull()
    expect(await eventsOf('article.unpublished')).toEqual([{ slug: article.slug, revision: 1, reason }])

    expectSuccess(await aForm(editor, article.id).save(textOf([first, dearer, third])))
    expectSuccess(await publishArticle(editor, publishing(article.id, 1)))
    const page = await readArticlePage(article.id)
    expect(page).toMatchObject({ publishedAt: before?.toISOString(), revision: { number: 2 } })
    expect(page?.paragraphs[0]?.commentCount).toBe(1)
    expect(await db().reviewCase.count({ where: { kind: 'drift', factCheckId: check } })).toBe(1)
    expect(await eventsOf('article.published')).toContainEqual({
      slug: article.slug,
      revision: 2,
      again: true,
    })
  })
})

describe('a schedule', () => {
  const at = new Date(Date.now() + 3_600_000)
  const after = new Date(at.getTime() + 1_000)
  const wish = (id: string, savings: number, from = 1) => ({
    ...looked(id, savings, from),
    at,
    reason: 'update' as const,
    note: undefined,
  })

  it('publishes at its time what then stands in the draft, once of several processes', async () => {
    const article = await anArticle()
    const editor = await aPerson('editor')
    const form = aForm(editor, article.id)
    expectSuccess(await form.save(textOf([first])))
    const asked = await Promise.all([1, 2].map(() => scheduleArticle(editor, wish(article.id, 1))))
    asked.map(expectSuccess)
    expect(await db().event.count({ where: { kind: 'article.scheduled' } })).toBe(1)
    expectSuccess(await form.save(textOf([first, third])))
    expect(await publishDueArticles(new Date())).toEqual({ published: 0, failed: 0 })
    const turns = await Promise.all([1, 2, 3].map(() => publishDueArticles(after)))
    expect(turns.map(({ published }) => published).sort()).toEqual([0, 0, 1])
    const page = await readArticlePage(article.id)
    expect(page?.paragraphs.map(({ text }) => text)).toEqual([first, third])
    expect(await eventsOf('article.revised')).toHaveLength(1)
    expect(await db().articleSchedule.count()).toBe(0)
  })

  it('publishes a new article as well, and nothing that was called off', async () => {
    const editor = await aPerson('editor')
    const one = await aNewArticle(editor)
    const other = await aNewArticle(editor, 'A second title\n\nIt is about something else entirely.')
    for (const { id } of [one, other]) expectSuccess(await scheduleArticle(editor, wish(id, 0)))
    expect(await cancelSchedule(await aPerson(), { id: other.id })).toMatchObject({ refusal: 'not-found' })
    expectSuccess(await cancelSchedule(editor, { id: other.id }))
    expectSuccess(await cancelSchedule(editor, { id: other.id }))
    expect(await publishDueArticles(after)).toEqual({ published: 1, failed: 0 })
    expect(await readArticlePage(one.id)).not.toBeNull()
    expect(await readArticlePage(other.id)).toBeNull()
    expect(await eventsOf('article.schedule-cancelled')).toHaveLength(1)
  })

  it('publishes nothing that goes on from a revision that is not the newest, and says so once', async () => {
    await readLog(false)
    const article = await anArticle()
    const [editor, colleague] = [await aPerson('editor'), await aPerson('editor')]
    expectSuccess(await aForm(editor, article.id).save(textOf([first])))
    expectSuccess(await scheduleArticle(editor, wish(article.id, 1)))
    const text = { title: 'New', metadata: {}, paragraphs: [{ kind: 'paragraph' as const, text: second }] }
    expectSuccess(
      await reviseArticle(colleague, { articleId: article.id, from: 1, article: text, reason: 'update' }),
    )
    expect(await publishDueArticles(after)).toEqual({ published: 0, failed: 1 })
    expect(await publishDueArticles(after)).toEqual({ published: 0, failed: 0 })
    expect(await eventsOf('article.schedule-failed')).toEqual([{ problem: 'conflict' }])
    expect(await db().articleDraft.count()).toBe(1)
    while ((await readLog(false)).hasMore);
    const [told, ...more] = (await listNotifications(editor, null)).list
    expect(told).toMatchObject({ kind: 'schedule', href: routes.editorArticle(article.slug), isGone: false })
    expect(more).toEqual([])
    expect((await readArticlePage(article.id))?.revision.number).toBe(2)
  })

  it('does nothing in the name of somebody who may not do it any more', async () => {
    const editor = await aPerson('editor')
    const { id } = await aNewArticle(editor)
    expect(await scheduleArticle(await aPerson(), wish(id, 0))).toMatchObject({ refusal: 'not-found' })
    expectSuccess(await scheduleArticle(editor, wish(id, 0)))
    await db().user.update({ where: { id: editor.id }, data: { role: 'member' } })
    expect(await publishDueArticles(after)).toEqual({ published: 0, failed: 1 })
    expect(await readArticlePage(id)).toBeNull()
    expect(await eventsOf('article.schedule-failed')).toEqual([{ problem: 'forbidden' }])
  })

  it('is called off when its article is unpublished', async () => {
    const article = await anArticle()
    const editor = await aPerson('editor')
    expectSuccess(await aForm(editor, article.id).save(textOf([first])))
    expectSuccess(await scheduleArticle(editor, wish(article.id, 1)))
    expectSuccess(await unpublishArticle(editor, { id: article.id, reason: 'Later.' }))
    expect(await publishDueArticles(after)).toEqual({ published: 0, failed: 0 })
    expect(await readArticlePage(article.id)).toBeNull()
  })
})

describe('what was read', () => {
  const paragraphs = [
    {
      kind: 'paragraph' as const,
      text: `${first} It was raining all day, and few people had come to listen.`,
    },
    {
      kind: 'paragraph' as const,
      text: `${second} Nobody at the meeting could say where it was to come from.`,
      marks: [{ kind: 'strong' as const, start: 4, end: 8 }],
    },
  ]
  const read = (change = '') => ({
    title: 'It was read',
    metadata: { sourceUrl: 'https://example.org/plan', canonicalUrl: 'https://example.org/the-plan' },
    paragraphs: [...paragraphs, { kind: 'paragraph' as const, text: `So it ends. ${change}` }],
  })
  const keep = (viewer: Viewer, article = read()) =>
    keepRead(viewer, { key: newKey(), url: 'https://example.org/plan', article })

  it('is one article however often it comes, keeps its marks while it is edited, and asks when its text is another', async () => {
    const editor = await aPerson('editor')
    const { id, isNew } = expectSuccess(await keep(editor))
    expect(isNew).toBe(true)
    const work = await db().revision.findFirstOrThrow({
      where: { articleId: id },
      include: { texts: { orderBy: { position: 'asc' }, select: { kind: true, text: true, marks: true } } },
    })
    const words = articleWords({ title: work.title, language: 'en', paragraphs: work.texts })
    const edited = words.paragraphs.map((block, at) => (at === 0 ? { ...block, text: first } : block))
    expectSuccess(await aForm(editor, id).save({ ...words, paragraphs: edited }))
    expectSuccess(await publishArticle(editor, publishing(id, 1)))
    expect((await readArticlePage(id))?.paragraphs[1]).toMatchObject({ marks: paragraphs[1]?.marks })
    expect(await db().revision.findFirst({ where: { articleId: id } })).toMatchObject({
      canonicalUrl: 'https://example.org/the-plan',
    })

    expect(expectSuccess(await keep(editor, read('Not quite.')))).toMatchObject({ id, isNew: false })
    const proposal = await db().revisionProposal.findFirstOrThrow({ where: { articleId: id, state: 'open' } })
    const wish = { id: proposal.id, savings: 0 }
    expect(await takeProposal(await aPerson('moderator'), wish)).toMatchObject({ refusal: 'not-found' })
    const taken = await Promise.all([takeProposal(editor, wish), takeProposal(editor, wish)])
    expect(taken.map(expectSuccess)).toMatchObject([{ id }, { id }])
    expect((await db().articleDraft.findFirstOrThrow({ where: { articleId: id } })).savings).toBe(1)
    // Whatever it is called, it is what was asked about.
    expectSuccess(await publishArticle(editor, { ...publishing(id, 1), reason: 'update' }))
    expect((await readArticlePage(id))?.paragraphs.at(-1)?.text).toBe('So it ends. Not quite.')
    expect(await db().revisionProposal.count({ where: { articleId: id, state: 'taken' } })).toBe(1)
  })

  it('is refused to strangers', async () => {
    for (const stranger of [await aPerson(), await aPerson('moderator')])
      expect(await keep(stranger)).toMatchObject({ refusal: 'not-found' })
    expect(await db().article.count()).toBe(0)
  })
})

describe('what is shown before a text is published', () => {
  it('is what then happens to each verdict and comment that readers see, and nothing of what waits', async () => {
    const article = await anArticle()
    const editor = await aPerson('editor')
    await aPublishedCheck(article)
    await aCheck(await aPerson(), article, { quote: 'the mayor said' })
    await aComment(await aPerson(), article)
    expectSuccess(await aForm(editor, article.id).save(textOf([dearer, third])))
    const preview = await findPreview(editor, article.slug)
    expect(await findPreview(await aPerson('moderator'), article.slug)).toBeNull()
    expect(preview?.fates).toMatchObject({
      verdicts: { anchored: 0, moved: 0, drifted: 1, orphaned: 0 },
      comments: { anchored: 0, moved: 0, drifted: 0, orphaned: 1 },
      more: 0,
    })
    expect(preview?.fates?.shown.map(({ state, was }) => [state, was])).toEqual([
      ['drifted', 'The plan costs 30 million'],
      ['orphaned', first],
    ])

    expectSuccess(await publishArticle(editor, publishing(article.id, 1)))
    const [{ states: told } = { states: {} }] = (await eventsOf('article.revised')) as { states: object }[]
    expect(told).toMatchObject({ orphaned: 1 })
  })
})
