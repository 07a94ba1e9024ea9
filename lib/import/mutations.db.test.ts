import { beforeEach, describe, expect, it } from 'vitest'
import { importArticle } from '@/lib/article/mutations'
import type { PlainArticle } from '@/lib/article/plain-text'
import { db } from '@/lib/db'
import { lookAtAddress } from '@/lib/editor/bring'
import { addFeed, bringIn, dismissProposal, removeFeed } from '@/lib/import/mutations'
import { findProposal, findProposalFor, listFeeds, listProposals } from '@/lib/import/queries'
import { readHtml } from '@/lib/import/read-html'
import { operator, type Viewer } from '@/lib/policy'
import { reviseArticle } from '@/lib/revision/mutations'
import { resetDatabase } from '@/test/database'
import { aPerson, expectSuccess, newId } from '@/test/factories'

let editor: Viewer
beforeEach(async () => {
  await resetDatabase()
  editor = await aPerson('editor')
})

const subjects = [
  'dam',
  'bridge',
  'harbour',
  'library',
  'railway',
  'forest',
  'market',
  'theatre',
  'river',
  'school',
]
const sentence = (subject: string, at: number) =>
  `The ${subject} of the town was seen by ${at * 37 + 11} people in year ${at + 1900}, wrote reporter ${subject}${at}.`

/** An article about one thing: others about other things share no run of words with it. */
function article(subject = 'dam', { change = '', url = '' } = {}): PlainArticle {
  const body = Array.from({ length: 12 }, (_, at) => `<p>${sentence(subject, at)}</p>`).join('')
  const canonical = url && `<link rel=canonical href="${url}">`
  const read = readHtml(
    `<title>About the ${subject}</title>${canonical}<article>${body}${change && `<p>${change}</p>`}</article>`,
  )
  if ('problem' in read) throw new Error(read.problem)
  return read
}

const bring = async (given: PlainArticle, more: { key?: string; publish?: boolean; watch?: string } = {}) =>
  expectSuccess(await bringIn(editor, { article: given, publish: false, ...more }))
const articles = () => db().article.count()

describe('bringIn', () => {
  it.each(['member', 'moderator'] as const)('refuses a %s', async (role) => {
    expect(await bringIn(await aPerson(role), { article: article(), publish: false })).toMatchObject({
      refusal: 'forbidden',
    })
    expect(await articles()).toBe(0)
  })

  it('stores what is new, as a draft or published, and makes its importer its editor', async () => {
    const draft = await bring(article('dam'), { publish: false })
    const published = await bring(article('bridge'), { publish: true })
    expect([draft.outcome, published.outcome]).toEqual(['stored', 'stored'])
    expect(await db().article.findMany({ orderBy: { id: 'asc' }, select: { publishedAt: true } })).toEqual([
      { publishedAt: null },
      { publishedAt: expect.any(Date) },
    ])
    expect(await db().articleEditor.count({ where: { userId: editor.id } })).toBe(2)
  })

  it('makes one article of the same thing sent at once, and says so afterwards', async () => {
    const key = `form:${newId()}`
    const short = readHtml('<title>Short</title><p>Too short to be known by its words.</p>') as PlainArticle
    const sent = await Promise.all(Array.from({ length: 8 }, () => bring(short, { key })))
    expect(sent.filter(({ outcome }) => outcome === 'stored')).toHaveLength(1)
    expect(sent.filter(({ outcome }) => outcome === 'taken-before')).toHaveLength(7)
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1)
    expect(await articles()).toBe(1)
  })

  it('knows an article by its address, however that is spelled, also in an older revision', async () => {
    const first = await bring(article('dam', { url: 'https://courier.example/dam' }), { publish: true })
    const moved = article('dam', { url: 'https://courier.example/2026/dam', change: 'It moved.' })
    expectSuccess(
      await reviseArticle(operator, { articleId: first.id, from: 1, article: moved, reason: 'update' }),
    )
    const again = await bring(article('theatre', { url: 'https://COURIER.example/dam/?utm_source=x#top' }))
    expect(again).toMatchObject({ outcome: 'proposed', id: first.id, revision: 2 })
    expect(await articles()).toBe(1)
  })

  it('knows an article by its words, where nothing tells its address', async () => {
    for (const subject of subjects) await bring(article(subject))
    const first = await db().revision.findFirstOrThrow({ where: { title: 'About the river' } })
    expect(await bring(article('river'))).toMatchObject({ outcome: 'unchanged', id: first.articleId })
    const changed = await bring(article('river', { change: 'One more sentence was added to it.' }))
    expect(changed).toMatchObject({ outcome: 'proposed', id: first.articleId })
    expect(await articles()).toBe(subjects.length)
  })

  it('makes the next revision of what is here, where it is to be published, and keeps what is known of it', async () => {
    const url = 'https://courier.example/dam'
    const first = await bring(article('dam', { url }), { publish: true })
    await db().revision.updateMany({ data: { byline: 'Jane Doe', publishedOn: new Date('2026-01-02') } })
    await bring(article('dam', { url, change: 'This waits.' }))
    const changed = article('dam', { change: 'It broke.' })
    expect(await bring(changed, { publish: true })).toMatchObject({
      outcome: 'revised',
      id: first.id,
      revision: 2,
    })
    expect(await db().revision.findFirst({ where: { number: 2 } })).toMatchObject({
      byline: 'Jane Doe',
      canonicalUrl: url,
      publishedOn: new Date('2026-01-02'),
      reason: 'source',
    })
    expect(await listProposals()).toEqual([])
    expect(await bring(changed, { publish: true })).toMatchObject({ outcome: 'unchanged', revision: 2 })
  })

  it('makes public what waited as a draft, with the words of now as its first revision', async () => {
    const [same, other] = [await bring(article('dam')), await bring(article('bridge'))]
    expect(await bring(article('dam'), { publish: true })).toMatchObject({ id: same.id, revision: 1 })
    const changed = article('bridge', { change: 'It broke.' })
    expect(await bring(changed, { publish: true })).toMatchObject({ id: other.id, revision: 1 })
    const rows = await db().article.findMany({ include: { revisions: { include: { texts: true } } } })
    for (const { publishedAt, revisions } of rows) {
      expect(publishedAt).not.toBeNull()
      expect(revisions).toHaveLength(1)
    }
    const words = rows.find(({ id }) => id === other.id)?.revisions[0]?.texts.map(({ text }) => text)
    expect(words).toEqual(changed.paragraphs.map(({ text }) => text))
    expect(await db().event.count({ where: { kind: 'article.published' } })).toBe(2)
    expect(await db().event.count({ where: { kind: 'article.revised' } })).toBe(0)
  })

  it('takes no two articles for one because they stand at the same front page', async () => {
    await bring(article('dam', { url: 'https://courier.example/' }))
    expect(await bring(article('bridge', { url: 'https://courier.example' }))).toMatchObject({
      outcome: 'stored',
    })
  })

  it('makes one article of two that are the same and come at once', async () => {
    const url = 'https://courier.example/dam'
    const sent = await Promise.all(Array.from({ length: 6 }, () => bring(article('dam', { url }))))
    expect(sent.map(({ outcome }) => outcome).sort()).toEqual([
      ...Array(1).fill('stored'),
      ...Array(5).fill('unchanged'),
    ])
  })

  it('finds the article by an index, whatever it is known by', async () => {
    for (const sql of ["addresses && ARRAY['https://a.example/1']", 'print && ARRAY[1,2,3]']) {
      const plan = await db().$transaction(async (tx) => {
        await tx.$executeRaw`SET LOCAL enable_seqscan = off`
        return tx.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(`EXPLAIN SELECT id FROM revision WHERE ${sql}`)
      })
      expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toMatch(/revision_(addresses|print)_idx/)
    }
  })
})

describe('a text that is proposed', () => {
  const url = 'https://courier.example/dam'

  it('waits once for each article; a later text takes its place', async () => {
    const { id } = await bring(article('dam', { url }))
    const one = await bring(article('dam', { url, change: 'First change.' }))
    const two = await bring(article('dam', { url, change: 'Second change.' }))
    expect(two.proposalId).toBe(one.proposalId)
    const [proposal] = await listProposals()
    expect(proposal).toMatchObject({ articleId: id, from: 1, current: 1, title: 'About the dam' })
    expect((await findProposalFor(id))?.article.paragraphs.at(-1)?.text).toBe('Second change.')
  })

  it('is not asked about again once it was dismissed, until the words differ', async () => {
    await bring(article('dam', { url }))
    const { proposalId } = await bring(article('dam', { url, change: 'A change.' }))
    const stranger = await aPerson('moderator')
    expect(await dismissProposal(stranger, { id: proposalId ?? '' })).toMatchObject({ refusal: 'forbidden' })
    const answers = await Promise.all([1, 2, 3].map(() => dismissProposal(editor, { id: proposalId ?? '' })))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(await db().event.count({ where: { kind: 'article.proposal-dismissed' } })).toBe(1)
    expect(await listProposals()).toEqual([])
    expect(await bring(article('dam', { url, change: 'A change.' }))).toMatchObject({ proposalId: null })
    expect(await bring(article('dam', { url, change: 'Another.' }))).toMatchObject({
      proposalId: expect.any(String),
    })
  })

  it('is settled when the article gets the text of its source', async () => {
    const { id } = await bring(article('dam', { url }), { publish: true })
    const { proposalId } = await bring(article('dam', { url, change: 'A change.' }))
    const proposal = await findProposal(proposalId ?? '')
    if (!proposal) throw new Error('nothing is proposed')
    const revise = {
      articleId: id,
      from: proposal.from,
      article: proposal.article,
      reason: 'source',
    } as const
    expect(expectSuccess(await reviseArticle(editor, revise)).revision).toBe(2)
    expect(await findProposal(proposal.id)).toBeNull()
    expect(await db().revisionProposal.findMany()).toMatchObject([{ state: 'taken', decidedById: editor.id }])
    expect(await dismissProposal(editor, { id: proposal.id })).toMatchObject({ refusal: 'wrong-state' })
    expect(await bring(proposal.article)).toMatchObject({ outcome: 'unchanged', revision: 2 })
  })

  it('is nothing that was never proposed', async () => {
    expect(await dismissProposal(editor, { id: newId() })).toMatchObject({ refusal: 'not-found' })
  })
})

describe('feeds', () => {
  const url = 'https://courier.example/feed.xml'

  it.each(['member', 'moderator'] as const)('are not for a %s', async (role) => {
    const person = await aPerson(role)
    expect(await addFeed(person, { url })).toMatchObject({ refusal: 'forbidden' })
    expect(await removeFeed(person, { id: newId() })).toMatchObject({ refusal: 'forbidden' })
    expect(await lookAtAddress(person, { url })).toMatchObject({ refusal: 'not-found' })
  })

  it('are watched once each, and again after they were removed', async () => {
    const added = await Promise.all(Array.from({ length: 5 }, () => addFeed(editor, { url })))
    const ids = new Set(added.map((answer) => expectSuccess(answer).id))
    expect(ids.size).toBe(1)
    const [id = ''] = ids
    expect(await listFeeds()).toMatchObject([{ id, url, outcome: null, counts: {} }])
    await Promise.all([removeFeed(editor, { id }), removeFeed(editor, { id })])
    expect(await listFeeds()).toEqual([])
    expect(await removeFeed(editor, { id: newId() })).toMatchObject({ refusal: 'not-found' })
    expect(expectSuccess(await addFeed(editor, { url })).id).toBe(id)
    const kinds = await db().event.findMany({
      where: { subjectType: 'feed' },
      orderBy: { id: 'asc' },
      select: { kind: true },
    })
    expect(kinds.map(({ kind }) => kind)).toEqual(['feed.added', 'feed.removed', 'feed.added'])
  })
})

it('leaves what the older way brings in as it is', async () => {
  const stored = expectSuccess(await importArticle(operator, { article: article('dam'), publish: true }))
  expect(stored).toMatchObject({ slug: 'about-the-dam', revision: 1 })
})
