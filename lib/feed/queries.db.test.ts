import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { resubmitFactCheck } from '@/lib/fact-check/mutations'
import { answerFeed } from '@/lib/feed/answer'
import { feedLimit, findArticleFeed, findPersonFeed, findSiteFeed, findVerdictFeed } from '@/lib/feed/queries'
import type { Viewer } from '@/lib/policy'
import { decideCase } from '@/lib/review/mutations'
import { resetDatabase } from '@/test/database'
import {
  aCheck,
  anArticle,
  aPerson,
  correction,
  expectSuccess,
  judgement,
  type TestArticle,
} from '@/test/factories'

beforeEach(resetDatabase)

const site = { name: 'Obelus', url: new URL('https://obelus.example') }

let author: Viewer
let moderator: Viewer
let article: TestArticle
beforeEach(async () => {
  author = await aPerson()
  moderator = await aPerson('moderator')
  article = await anArticle()
})

async function publish(id: string, version = 1) {
  expectSuccess(await decideCase(moderator, { id, version, decision: 'publish', reasonCode: 'sound' }))
}

async function aPublishedCheck(claim = judgement.claim) {
  const { id } = await aCheck(author, article, { claim })
  await publish(id)
  return id
}

describe('a feed', () => {
  it('holds what is published, of a person and of an article, and nothing that waits', async () => {
    const id = await aPublishedCheck()
    await aCheck(author, article, { claim: 'A secret that waits.' })
    const feeds = [await findPersonFeed(author.handle, site), await findArticleFeed(article.slug, site)]
    for (const feed of feeds) {
      expect(feed?.entries).toMatchObject([
        {
          id,
          title: `Accurate: ${judgement.claim}`,
          url: `https://obelus.example/fact-checks/${id}`,
          author: { name: author.name, url: `https://obelus.example/people/${author.handle}` },
        },
      ])
      expect(feed?.updated).toBe(feed?.entries[0]?.updated)
      expect(JSON.stringify(feed)).not.toContain('secret')
    }
  })

  it('is there of the site and of each verdict, and holds retracted checks too', async () => {
    const id = await aPublishedCheck()
    const other = await aPublishedCheck('Another one.')
    await db().$executeRaw`
      UPDATE fact_check SET state = 'retracted', retracted_at = now(), retract_code = 'was-wrong' WHERE id = ${id}::uuid`
    const ids = (feed: { entries: { id: string }[] } | null) => feed?.entries.map((entry) => entry.id)
    expect(ids(await findSiteFeed(site))).toEqual([id, other])
    expect(ids(await findVerdictFeed('accurate', site))).toEqual([id, other])
    expect(ids(await findVerdictFeed('false', site))).toEqual([])
    expect(await findVerdictFeed('untrue', site)).toBeNull()
    const [atom, json] = [await findSiteFeed(site), await findSiteFeed({ ...site, form: 'json' })]
    expect([atom.id, atom.self, json.self]).toEqual([
      json.id,
      'https://obelus.example/feed.xml',
      'https://obelus.example/feed.json',
    ])
  })

  it('keeps the id and the first day of a corrected check, which comes first again', async () => {
    const id = await aPublishedCheck()
    const before = (await findPersonFeed(author.handle, site))?.entries[0]
    await aPublishedCheck('Another one.')
    expectSuccess(await resubmitFactCheck(author, { id, version: 1, ...correction, claim: 'Corrected.' }))
    await publish(id, 2)
    const [after] = (await findPersonFeed(author.handle, site))?.entries ?? []
    expect(after).toMatchObject({ id, title: 'Accurate: Corrected.', published: before?.published })
    expect(Date.parse(after?.updated ?? '')).toBeGreaterThan(Date.parse(before?.updated ?? ''))
  })

  it('says of a retracted check that it is', async () => {
    const id = await aPublishedCheck()
    await db().factCheck.update({
      where: { id },
      data: { state: 'retracted', retractedAt: new Date(), retractCode: 'was-wrong' },
    })
    expect((await findPersonFeed(author.handle, site))?.entries[0]?.title).toMatch(/^Retracted\. Accurate/)
  })

  it('is bounded', async () => {
    const id = await aPublishedCheck()
    await db().$executeRaw`
      WITH copies AS (
        INSERT INTO fact_check (id, article_id, claim_id, occurrence_id, author_id, state, version, published_version, submitted_at, published_at)
        SELECT gen_random_uuid(), article_id, claim_id, occurrence_id, author_id, state, version, published_version, submitted_at, published_at
        FROM fact_check, generate_series(1, ${feedLimit + 5}::int) WHERE id = ${id}::uuid RETURNING id)
      INSERT INTO fact_check_version (fact_check_id, number, author_id, claim, verdict, conclusion, explanation, explanation_html)
      SELECT copies.id, 1, author_id, claim, verdict, conclusion, explanation, explanation_html
      FROM copies, fact_check_version WHERE fact_check_id = ${id}::uuid`
    expect((await findArticleFeed(article.slug, site))?.entries).toHaveLength(feedLimit)
    expect((await findPersonFeed(author.handle, site))?.entries).toHaveLength(feedLimit)
    expect((await findSiteFeed(site)).entries).toHaveLength(feedLimit)
    expect((await findVerdictFeed('accurate', site))?.entries).toHaveLength(feedLimit)
  })

  it('is none for nobody, for no article and for one that is not public', async () => {
    expect(await findPersonFeed('nobody-here', site)).toBeNull()
    expect(await findArticleFeed('nothing-here', site)).toBeNull()
    expect(await findArticleFeed('NOT A SLUG', site)).toBeNull()
    await db().article.update({ where: { id: article.id }, data: { publishedAt: null } })
    expect(await findArticleFeed(article.slug, site)).toBeNull()
  })
})

describe('answerFeed', () => {
  const ask = (etag?: string | null) =>
    answerFeed(
      new Request('https://obelus.example/feed.xml', etag ? { headers: { 'if-none-match': etag } } : {}),
      (given) => findPersonFeed(author.handle, given),
    )

  it('answers 304 until something changes', async () => {
    await aPublishedCheck()
    const first = await ask()
    expect(first.status).toBe(200)
    expect(first.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    const again = await ask(first.headers.get('etag'))
    expect([again.status, await again.text()]).toEqual([304, ''])
    await aPublishedCheck('Another one.')
    expect((await ask(first.headers.get('etag'))).status).toBe(200)
  })

  it('answers in JSON where it is asked for', async () => {
    await aPublishedCheck()
    const request = new Request('https://obelus.example/feed.json')
    const answer = await answerFeed(request, findSiteFeed, 'json')
    expect(answer.headers.get('content-type')).toBe('application/feed+json; charset=utf-8')
    expect(await answer.json()).toMatchObject({ items: [{ title: `Accurate: ${judgement.claim}` }] })
  })

  it('answers 404 where there is no feed', async () => {
    const request = new Request('https://obelus.example/feed.xml')
    expect((await answerFeed(request, async () => null)).status).toBe(404)
  })
})
