import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { fetchArticle } from '@/lib/import/fetch-article'
import { addFeed, bringIn, dismissProposal, removeFeed } from '@/lib/import/mutations'
import { findProposalFor, findWatched, listFeedEntries, listFeeds, listProposals } from '@/lib/import/queries'
import * as watching from '@/lib/import/watching/mutations'
import { operator } from '@/lib/policy'
import { reviseArticle } from '@/lib/revision/mutations'
import { resetDatabase } from '@/test/database'
import { aPerson, expectSuccess } from '@/test/factories'
import { type FixtureSite, startSite } from '@/test/fixture-site'

let site: FixtureSite
let served: Record<string, { type: string; body: string } | number> = {}
const hour = 3_600_000

function serve({ url }: IncomingMessage, response: ServerResponse) {
  const page = served[url ?? ''] ?? 404
  if (typeof page === 'number') response.writeHead(page, { 'content-type': 'text/html' }).end()
  else response.writeHead(200, { 'content-type': page.type }).end(page.body)
}

beforeEach(async () => {
  await resetDatabase()
  served = {}
  site = await startSite(serve)
  Object.assign(env(), { OUTGOING_ALLOW: site.place })
})
afterEach(async () => {
  await site.stop()
  Reflect.deleteProperty(env(), 'OUTGOING_ALLOW')
})

const page = (title: string, verb = 'opened') => ({
  type: 'text/html; charset=utf-8',
  body: `<title>${title}</title><article><h1>${title}</h1><p>${title} ${verb} on Tuesday, the town hall said, after months of work and many words.</p></article>`,
})
const feed = (paths: string[]) => ({
  type: 'application/rss+xml',
  body: `<rss version="2.0"><channel><title>The Courier</title>${paths.map((path) => `<item><title>${path}</title><link>${site.origin}${path}</link></item>`).join('')}</channel></rss>`,
})

const unhurried = { pauseMs: 0 }
const readDueSources = (now: Date) => watching.readDueSources(now, unhurried)

async function readNow(url: string) {
  const read = await fetchArticle(url, 'import', unhurried)
  if ('problem' in read) throw new Error(read.problem)
  return read
}

/** Brings the article at an address in, as an editor does who has looked at it. */
async function bringFrom(path: string) {
  const url = site.origin + path
  const read = await readNow(url)
  return expectSuccess(await bringIn(operator, { article: read.article, publish: true, watch: read.url }))
}

const later = (hours: number) => new Date(Date.now() + hours * hour)

describe('a watched page', () => {
  it('is compared, and proposed when its words changed there', async () => {
    served['/a'] = page('The bridge')
    const { id } = await bringFrom('/a')
    expect(await readDueSources(new Date())).toEqual({ read: 0, hasMore: false })
    expect(await readDueSources(later(2))).toEqual({ read: 1, hasMore: true })
    expect(await listProposals()).toEqual([])
    expect(await findWatched(id)).toMatchObject({ outcome: 'same', url: `${site.origin}/a` })
    served['/a'] = page('The bridge', 'collapsed')
    await readDueSources(later(4))
    expect(await findWatched(id)).toMatchObject({ outcome: 'changed' })
    const proposal = await findProposalFor(id)
    expect(proposal).toMatchObject({ from: 1, url: `${site.origin}/a` })
    expect(proposal?.article.paragraphs[0]?.text).toContain('collapsed')
    expect(await db().event.findMany({ where: { kind: 'article.proposed' } })).toMatchObject([
      { actorId: null },
    ])
  })

  it('is no question where the article was changed here and its source was not', async () => {
    served['/a'] = page('The bridge')
    const { id } = await bringFrom('/a')
    const read = await readNow(`${site.origin}/a`)
    const article = { ...read.article, title: 'The bridge is open' }
    expectSuccess(await reviseArticle(operator, { articleId: id, from: 1, article, reason: 'update' }))
    await readDueSources(later(2))
    expect(await listProposals()).toEqual([])
  })

  it('is no question where an editor was first', async () => {
    served['/a'] = page('The bridge')
    const { id } = await bringFrom('/a')
    served['/a'] = page('The bridge', 'collapsed')
    const read = await readNow(`${site.origin}/a`)
    const { article } = read
    expectSuccess(await reviseArticle(operator, { articleId: id, from: 1, article, reason: 'source' }))
    await readDueSources(later(2))
    expect(await listProposals()).toEqual([])
    expect(await findWatched(id)).toMatchObject({ outcome: 'changed' })
  })

  it('is no question any more once its source took the change back', async () => {
    served['/a'] = page('The bridge')
    const { id } = await bringFrom('/a')
    for (const [hours, verb] of [
      [2, 'collapsed'],
      [4, 'opened'],
      [6, 'collapsed'],
    ] as const) {
      served['/a'] = page('The bridge', verb)
      await readDueSources(later(hours))
      expect((await findProposalFor(id)) !== null).toBe(verb === 'collapsed')
    }
    const states = await db().revisionProposal.findMany({ orderBy: { id: 'asc' }, select: { state: true } })
    expect(states).toEqual([{ state: 'withdrawn' }, { state: 'open' }])
  })

  it('may go and come back without anything happening to the article', async () => {
    served['/a'] = page('The bridge')
    const { id } = await bringFrom('/a')
    served['/a'] = 410
    await readDueSources(later(2))
    expect(await findWatched(id)).toMatchObject({ outcome: 'unreadable' })
    served['/a'] = { type: 'text/html', body: '<title>Cookies</title><nav>Accept</nav>' }
    await readDueSources(later(12))
    expect(await findWatched(id)).toMatchObject({ outcome: 'no-article' })
    expect(await db().watchedSource.findMany()).toMatchObject([{ failures: 2 }])
    served['/a'] = page('The bridge')
    await readDueSources(later(50))
    expect(await findWatched(id)).toMatchObject({ outcome: 'same' })
    expect(await listProposals()).toEqual([])
  })

  it('is not asked about again after its words were dismissed', async () => {
    served['/a'] = page('The bridge')
    const { id } = await bringFrom('/a')
    served['/a'] = page('The bridge', 'collapsed')
    await readDueSources(later(2))
    const proposal = await findProposalFor(id)
    expectSuccess(await dismissProposal(await aPerson('editor'), { id: proposal?.id ?? '' }))
    await readDueSources(later(4))
    expect(await listProposals()).toEqual([])
  })

  it('is read once by processes that ask at once', async () => {
    served['/a'] = page('The bridge')
    await bringFrom('/a')
    const asked = site.asked.length
    const readings = await Promise.all(Array.from({ length: 5 }, () => readDueSources(later(2))))
    expect(readings.map(({ read }) => read).sort()).toEqual([0, 0, 0, 0, 1])
    expect(site.asked.length).toBe(asked + 1)
  })
})

describe('a watched feed', () => {
  it('makes drafts of what it names, and knows what is here', async () => {
    served['/feed'] = feed(['/a', '/b'])
    served['/a'] = page('The bridge')
    served['/b'] = page('The harbour')
    const known = await bringFrom('/b')
    const { id } = expectSuccess(await addFeed(operator, { url: `${site.origin}/feed` }))
    // The feed and what it names first, then the other thing that it names.
    expect(await readDueSources(new Date())).toEqual({ read: 2, hasMore: true })
    expect(await readDueSources(new Date())).toEqual({ read: 1, hasMore: true })
    expect(await readDueSources(new Date())).toEqual({ read: 0, hasMore: false })
    expect(await listFeeds()).toMatchObject([
      { title: 'The Courier', outcome: 'read', counts: { stored: 1, known: 1 } },
    ])
    const entries = await listFeedEntries(id)
    expect(entries.map(({ title, state }) => [title, state]).sort()).toEqual([
      ['/a', 'stored'],
      ['/b', 'known'],
    ])
    expect(
      await db().article.findMany({ orderBy: { id: 'asc' }, select: { slug: true, publishedAt: true } }),
    ).toEqual([
      { slug: known.slug, publishedAt: expect.any(Date) },
      { slug: 'the-bridge', publishedAt: null },
    ])
    expect(await db().watchedSource.count()).toBe(2)
  })

  it('is read again for what is new, and for nothing twice', async () => {
    served['/feed'] = feed(['/a'])
    served['/a'] = page('The bridge')
    served['/c'] = page('The theatre')
    expectSuccess(await addFeed(operator, { url: `${site.origin}/feed` }))
    await readDueSources(new Date())
    served['/feed'] = feed(['/c', '/a'])
    await readDueSources(later(0.6))
    expect(await listFeeds()).toMatchObject([{ counts: { stored: 2 } }])
    expect(await db().article.count()).toBe(2)
  })

  it('is not read back to its beginning when it is new', async () => {
    served['/feed'] = feed(Array.from({ length: 30 }, (_, at) => `/${at}`))
    expectSuccess(await addFeed(operator, { url: `${site.origin}/feed` }))
    await readDueSources(new Date())
    expect(await listFeeds()).toMatchObject([{ counts: { waiting: 10, 'passed-over': 20 } }])
  })

  it.each([
    ['is gone', 404, 'unreadable'],
    ['laughs', { type: 'text/xml', body: '<!DOCTYPE x [<!ENTITY a "a">]><rss/>' }, 'no-feed'],
    ['is a page', page('No feed'), 'no-feed'],
  ] as const)('rests longer when it %s', async (_, answer, outcome) => {
    served['/feed'] = answer
    expectSuccess(await addFeed(operator, { url: `${site.origin}/feed` }))
    await readDueSources(new Date())
    expect(await listFeeds()).toMatchObject([{ outcome }])
    expect(await db().feed.findMany()).toMatchObject([{ failures: 1 }])
    expect(await readDueSources(later(0.9))).toEqual({ read: 0, hasMore: false })
  })

  it('is read no more once it was removed, nor what it named', async () => {
    served['/feed'] = feed(['/a', '/b'])
    served['/a'] = page('The bridge')
    const { id } = expectSuccess(await addFeed(operator, { url: `${site.origin}/feed` }))
    await readDueSources(new Date())
    expectSuccess(await removeFeed(operator, { id }))
    expect(await readDueSources(later(0.6))).toEqual({ read: 0, hasMore: false })
  })

  it('says of what it names why nothing could be made of it, after some tries where it was away', async () => {
    served['/feed'] = feed(['/gone', '/empty'])
    served['/empty'] = { type: 'text/html', body: '<title>Empty</title>' }
    const { id } = expectSuccess(await addFeed(operator, { url: `${site.origin}/feed` }))
    for (const hours of [0, 0.1]) await readDueSources(later(hours))
    const states = async () => (await listFeedEntries(id)).map(({ title, state }) => [title, state]).sort()
    expect(await states()).toEqual([
      ['/empty', 'failed'],
      ['/gone', 'waiting'],
    ])
    await db().feedEntry.updateMany({ where: { title: '/gone' }, data: { tries: 4 } })
    await readDueSources(later(0.55))
    expect(await states()).toEqual([
      ['/empty', 'failed'],
      ['/gone', 'failed'],
    ])
    const problems = (await listFeedEntries(id)).map(({ problem }) => problem).sort()
    expect(problems).toEqual([
      expect.stringContaining('No article was found'),
      'Nothing could be read at this address.',
    ])
  })
})
