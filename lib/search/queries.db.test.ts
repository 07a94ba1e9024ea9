import { beforeEach, describe, expect, it } from 'vitest'
import { importArticle } from '@/lib/article/mutations'
import { readPlainText } from '@/lib/article/plain-text'
import { deleteComment, editComment } from '@/lib/comment/mutations'
import { db, transaction } from '@/lib/db'
import { resubmitFactCheck } from '@/lib/fact-check/mutations'
import { forget } from '@/lib/leaving/forget'
import { operator, type Viewer } from '@/lib/policy'
import { decideCase } from '@/lib/review/mutations'
import { readSearchFilter } from '@/lib/search/filter'
import type { Hit } from '@/lib/search/hit'
import { listSearchLanguages, search } from '@/lib/search/queries'
import { resetDatabase, sql } from '@/test/database'
import {
  aCheck,
  aComment,
  anArticle,
  aPerson,
  correction,
  expectSuccess,
  type judgement,
} from '@/test/factories'

beforeEach(resetDatabase)

async function store(text: string, language = 'en', publish = true) {
  const article = readPlainText(text.replace('\n\n', `\nLanguage: ${language}\n\n`))
  if ('problem' in article) throw new Error(article.problem)
  return expectSuccess(await importArticle(operator, { article, publish }))
}

async function find(q: string, more: Record<string, string> = {}) {
  const answer = await search(readSearchFilter({ q, ...more }))
  return { ...answer, hits: answer.pages.flatMap(({ hits }) => hits) }
}

const textOf = (parts: { text: string }[]) => parts.map(({ text }) => text).join('')
const marksOf = (parts: { text: string; isHit: boolean }[]) =>
  parts.flatMap(({ text, isHit }) => (isHit ? [text] : []))
const wordsOf = (hit: Hit | undefined) => (hit && 'words' in hit ? hit.words : [])
const titles = (hits: Hit[]) => hits.flatMap((hit) => (hit.kind === 'article' ? [textOf(hit.title)] : []))
const kinds = async (q: string) => (await find(q)).hits.map(({ kind }) => kind)

async function aPublishedCheck(author: Viewer, change: Partial<typeof judgement> = {}) {
  const moderator = await aPerson('moderator')
  const article = await anArticle()
  const { id } = await aCheck(author, article, change)
  const publish = (version: number) =>
    decideCase(moderator, { id, version, decision: 'publish', reasonCode: 'sound' })
  expectSuccess(await publish(1))
  return { id, article, publish }
}

describe('what is typed', () => {
  beforeEach(async () => {
    await store('Trams for Zürich\n\nThe mayor’s new governors said: “We have bought well-known trams.”')
    await store('Budget of the hall\n\nNew trams were not bought by the mayor, who was governing.')
  })

  it.each([
    ['trams', 2],
    ['zurich', 1],
    ['ZÜRICH', 1],
    ['govern', 2],
    ['governs mayor', 1],
    ['mayor -governors', 1],
    ['mayor -trams', 0],
    ['mayor -budget', 1],
    ['"new trams"', 1],
    ['“new trams”', 1],
    ['"trams new"', 0],
    ['-"new trams" trams', 1],
    ['well-known', 1],
    ['we bought', 2],
    ['zür', 1],
    ['zür*', 1],
    ['zür ', 0],
    ['zü', 0],
    ['the', 0],
    ['trams the', 2],
  ])('%j finds %i', async (typed, count) => {
    expect(titles((await find(typed)).hits)).toHaveLength(count)
  })

  it.each([
    '',
    ' ',
    '"',
    '-',
    '*',
    '-trams',
    "'",
    '\\',
    '!&|:*()<->',
    'a:b',
    "it's",
    '%_',
    '🙂',
    '-"',
    'trams\\',
    "tra'ms*",
    '\u0001',
    '\ud800',
    'x'.repeat(5_000),
    'a '.repeat(500),
    '<b>trams</b>',
  ])('%j is no error', async (typed) => {
    expect(['found', 'nothing', 'no-words']).toContain((await find(typed)).status)
  })

  it('marks what it found, and nothing else', async () => {
    const { hits } = await find('zurich governor')
    const [hit] = hits
    expect(hit?.kind === 'article' && marksOf(hit.title)).toEqual(['Zürich'])
    expect(marksOf(wordsOf(hit))).toEqual(['governors'])
    expect(textOf(wordsOf(hit))).toContain('said: “We have bought')
  })

  it('says what may have been meant where nothing fits', async () => {
    expect(await find('goverming mayer')).toMatchObject({ status: 'nothing', meant: 'governing mayor' })
    expect(await find('xylophones')).toMatchObject({ status: 'nothing', meant: null })
    expect(await find('zurrich')).toMatchObject({ status: 'nothing', meant: 'zürich' })
    expect(await find('governers "new trams"')).toMatchObject({ meant: null })
    expect(await find('knownn trams')).toMatchObject({ meant: 'known trams' })
  })
})

describe('languages', () => {
  it('reads each text by its own, and others by their words', async () => {
    await store('Les chevaux du roi\n\nIls mangeaient chez l’État.', 'fr-CA')
    await store('Horses of the king\n\nThey ate.', 'en')
    await store('東京の新しい市長\n\n知事は予算を発表した。', 'ja')
    await store('Pferde des Königs\n\nSie fraßen.', 'de')
    expect(await listSearchLanguages()).toEqual(['de', 'en', 'fr', 'ja'])
    expect(titles((await find('cheval')).hits)).toEqual(['Les chevaux du roi'])
    expect(titles((await find('etat')).hits)).toEqual(['Les chevaux du roi'])
    expect(titles((await find('horse')).hits)).toEqual(['Horses of the king'])
    expect(titles((await find('市長')).hits)).toEqual(['東京の新しい市長'])
    expect(titles((await find('長市')).hits)).toEqual([])
    expect(titles((await find('konig')).hits)).toEqual(['Pferde des Königs'])
    expect(titles((await find('pferd', { language: 'en' })).hits)).toEqual([])
    const [japanese] = (await find('予算')).hits
    expect([textOf(wordsOf(japanese)), marksOf(wordsOf(japanese))]).toEqual([
      '知事は予算を発表した。',
      ['予算'],
    ])
  })
})

describe('what is found', () => {
  it('is what anyone may read: an article from when it is published, and no longer than that', async () => {
    const { id } = await store('Hidden harbour\n\nQuay.', 'en', false)
    expect(await kinds('harbour')).toEqual([])
    await db().article.update({ where: { id }, data: { publishedAt: new Date() } })
    expect(await kinds('harbour')).toEqual(['article'])
    await db().article.update({ where: { id }, data: { publishedAt: null } })
    expect(await kinds('harbour')).toEqual([])
    expect(await sql('SELECT id FROM search_entry')).toEqual([])
  })

  it('is the revision that stands', async () => {
    const { id } = await store('Old harbour\n\nQuay.')
    await db().$transaction(async (tx) => {
      const { paragraphId } = await tx.paragraphText.findFirstOrThrow({
        where: { paragraph: { articleId: id } },
      })
      const texts = { create: [{ paragraphId, position: 0, kind: 'paragraph', text: 'Pier.' }] }
      await tx.article.update({ where: { id }, data: { currentRevision: 2 } })
      await tx.revision.create({ data: { articleId: id, number: 2, title: 'New lighthouse', texts } })
    })
    expect(await kinds('harbour')).toEqual([])
    expect(await kinds('quay')).toEqual([])
    expect(await kinds('lighthouse pier')).toEqual(['article'])
  })

  it('is a check and its claim once they are published, as they were published last, until they are taken back', async () => {
    const author = await aPerson()
    const { id, publish } = await aPublishedCheck(author, { claim: 'Wombats bark.' })
    await aCheck(author, await anArticle(), { claim: 'Wombats wait.' })
    expect(await kinds('wombats')).toEqual(['claim', 'fact-check'])
    expect(await kinds('budget')).toEqual(['fact-check'])
    expectSuccess(await resubmitFactCheck(author, { id, version: 1, ...correction, claim: 'Badgers bark.' }))
    expect(await kinds('badgers')).toEqual([])
    expectSuccess(await publish(2))
    expect([await kinds('badgers'), await kinds('wombats')]).toEqual([['claim', 'fact-check'], []])
    await db().factCheck.update({
      where: { id },
      data: { state: 'retracted', retractedAt: new Date(), retractCode: 'was-wrong' },
    })
    expect(await kinds('badgers')).toEqual([])
  })

  it('is a comment that everyone sees, as it is now', async () => {
    const author = await aPerson()
    const article = await anArticle()
    const { id } = await aComment(author, article, {
      body: 'A **platypus** [swims](https://a.example/otter) & <i>',
    })
    const [hit] = (await find('platypus')).hits
    expect(textOf(wordsOf(hit))).toContain('A platypus swims & <i>')
    expect(await kinds('otter')).toEqual([])
    expectSuccess(await editComment(author, { id, version: 1, body: 'An echidna.' }))
    expect([await kinds('platypus'), await kinds('echidna')]).toEqual([[], ['comment']])
    await db().comment.update({ where: { id }, data: { state: 'hidden' } })
    expect(await kinds('echidna')).toEqual([])
    await db().comment.update({ where: { id }, data: { state: 'visible' } })
    expect(await kinds('echidna')).toEqual(['comment'])
    expectSuccess(await deleteComment(author, { id, version: 2 }))
    expect(await kinds('echidna')).toEqual([])
  })

  it('is nothing of an article that is not public any more, and all of it when it is again', async () => {
    const author = await aPerson()
    const { article } = await aPublishedCheck(author, { claim: 'Wombats bark.' })
    await aComment(author, article, { body: 'Wombats dig.' })
    const all = ['claim', 'fact-check', 'comment']
    expect(await kinds('wombats')).toEqual(all)
    await db().article.update({ where: { id: article.id }, data: { publishedAt: null } })
    expect(await kinds('wombats')).toEqual([])
    await db().article.update({ where: { id: article.id }, data: { publishedAt: new Date() } })
    expect(await kinds('wombats')).toEqual(all)
  })

  it('is nothing that somebody wrote who left', async () => {
    const author = await aPerson()
    const { article } = await aPublishedCheck(author, { claim: 'Wombats bark.' })
    await aComment(author, article, { body: 'Wombats dig.' })
    await transaction((tx) => forget(tx, author.id))
    expect(await kinds('wombats')).toEqual([])
  })

  it('is not shown when the index alone has it', async () => {
    const { id } = await store('Hidden harbour\n\nQuay.')
    await sql(`ALTER TABLE article DISABLE TRIGGER article_findable`)
    await sql(`UPDATE article SET published_at = NULL`)
    await sql(`ALTER TABLE article ENABLE TRIGGER article_findable`)
    expect(await sql('SELECT id FROM search_entry WHERE id = $1', [id])).toHaveLength(1)
    expect((await find('harbour')).hits).toEqual([])
  })
})

describe('order and pages', () => {
  it('puts a title before a text, words beside each other before words apart, and goes on where it stopped', async () => {
    await store('Old\n\nThe mayor came. Later there was talk of other things, and then some of a tram.')
    await store('Older\n\nThe mayor tram.')
    await store('Mayor tram\n\nNothing.')
    expect(titles((await find('mayor tram')).hits)).toEqual(['Mayor tram', 'Older', 'Old'])
    expect(titles((await find('mayor tram', { order: 'newest' })).hits)).toEqual([
      'Mayor tram',
      'Older',
      'Old',
    ])
  })

  it.each([{}, { order: 'newest' }] as Record<string, string>[])(
    'shows each once on its pages, %o',
    async (order) => {
      for (let number = 0; number < 45; number++)
        await store(`Harbour ${number}\n\nWord ${'so '.repeat(number % 7)}.`)
      const seen: string[] = []
      let after: string | undefined
      for (let page = 0; page < 4; page++) {
        const answer = await find('harbour', { kind: 'article', ...order, ...(after ? { after } : {}) })
        seen.push(...titles(answer.hits))
        const next = answer.pages[0]?.next
        if (!next) break
        after = `${next.rank ?? ''}~${next.number}`
      }
      expect(seen).toHaveLength(45)
      expect(new Set(seen).size).toBe(45)
    },
  )

  it('narrows by kind, verdict and time, and counts the other kinds', async () => {
    await aPublishedCheck(await aPerson(), { claim: 'The council of wombats.' })
    await aPublishedCheck(await aPerson(), { claim: 'The council of badgers.', verdict: 'false' as never })
    const all = await find('council', { kind: 'article' })
    expect([all.hits.length, all.counts]).toEqual([2, { claim: 2, 'fact-check': 2, comment: 0 }])
    expect((await find('council', { verdict: 'false' })).hits.map(({ kind }) => kind)).toEqual([
      'claim',
      'fact-check',
    ])
    expect((await find('council', { within: 'day', kind: 'article' })).hits).toHaveLength(2)
    await sql(`UPDATE search_entry SET at = at - interval '2 days'`)
    expect((await find('council', { within: 'day', kind: 'article' })).hits).toHaveLength(0)
    expect((await find('council', { within: 'week', kind: 'article' })).hits).toHaveLength(2)
  })
})
