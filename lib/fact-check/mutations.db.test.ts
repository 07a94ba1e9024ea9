import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { resubmitFactCheck, submitFactCheck, withdrawFactCheck } from '@/lib/fact-check/mutations'
import type { Viewer } from '@/lib/policy'
import { decideCase } from '@/lib/review/mutations'
import { resetDatabase } from '@/test/database'
import {
  aCheck,
  anArticle,
  aPerson,
  checkOn,
  correction,
  expectSuccess,
  newId,
  paragraphOf,
  type TestArticle,
} from '@/test/factories'

let mira: Viewer
let lena: Viewer
let article: TestArticle

beforeEach(async () => {
  await resetDatabase()
  mira = await aPerson()
  lena = await aPerson('moderator')
  article = await anArticle()
})

const reason = { reasonCode: 'unclear' as const, reason: 'Which budget?' }
const stateOf = async (id: string) => db().factCheck.findUniqueOrThrow({ where: { id } })

describe('submitFactCheck', () => {
  it('stores claim, occurrence, anchor, version and evidence, and tells the place in the queue', async () => {
    await aCheck(mira, article)
    const second = await aCheck(mira, article, { quote: 'The plan costs 30 million' })
    expect(second).toMatchObject({ version: 1, place: 2 })
    const check = await db().factCheck.findUniqueOrThrow({
      where: { id: second.id },
      include: { occurrence: { include: { anchor: true } }, versions: { include: { evidence: true } } },
    })
    expect(check).toMatchObject({ state: 'submitted', publishedVersion: null, authorId: mira.id })
    expect(check.occurrence.anchor).toMatchObject({ exact: 'The plan costs 30 million', start: 0 })
    expect(check.versions).toMatchObject([
      { number: 1, explanationHtml: '<p>See the <strong>budget</strong>, page 3.</p>' },
    ])
    expect(check.versions[0]?.evidence).toMatchObject([{ url: 'https://budget.example/2026', position: 0 }])
  })

  it('makes one check of a form sent ten times at once', async () => {
    const input = checkOn(article)
    const results = await Promise.all(Array.from({ length: 10 }, () => submitFactCheck(mira, input)))
    expect(new Set(results.map((result) => expectSuccess(result).id)).size).toBe(1)
    expect(await db().factCheck.count()).toBe(1)
    expect(await db().claim.count()).toBe(1)
  })

  it.each([
    ['an unknown paragraph', () => ({ paragraphId: newId() }), 'not-found'],
    ['a quote from another paragraph', () => ({ quote: 'The council met' }), 'quote-not-found'],
  ])('refuses %s and stores nothing', async (_, change, refusal) => {
    expect(await submitFactCheck(mira, checkOn(article, change()))).toMatchObject({ refusal })
    expect(await db().factCheck.count()).toBe(0)
    expect(await db().claim.count()).toBe(0)
  })

  it('refuses a paragraph of another article', async () => {
    const other = await anArticle()
    expect(
      await submitFactCheck(mira, checkOn(article, { paragraphId: paragraphOf(other, 1) })),
    ).toMatchObject({
      refusal: 'not-found',
    })
  })

  it('refuses a closed article and lets one that takes only fact-checks have them', async () => {
    expect(await submitFactCheck(mira, checkOn(await anArticle({ mode: 'closed' })))).toMatchObject({
      refusal: 'closed',
    })
    expect(await submitFactCheck(mira, checkOn(await anArticle({ mode: 'fact-checks-only' })))).toMatchObject(
      { ok: true },
    )
  })
})

describe('resubmitFactCheck', () => {
  it('adds a version and sends the check back to the desk after changes were asked', async () => {
    const { id } = await aCheck(mira, article)
    await decideCase(lena, { id, version: 1, decision: 'request-changes', ...reason })
    const again = await resubmitFactCheck(mira, {
      id,
      version: 1,
      ...correction,
      conclusion: 'The 2026 budget says so.',
    })
    expect(again).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await stateOf(id)).toMatchObject({ state: 'submitted', version: 2, publishedVersion: null })
    expect(await db().factCheckVersion.count({ where: { factCheckId: id } })).toBe(2)
  })

  it('leaves the published version public while its correction waits', async () => {
    const { id } = await aCheck(mira, article)
    await decideCase(lena, { id, version: 1, decision: 'publish', reasonCode: 'sound' })
    await resubmitFactCheck(mira, { id, version: 1, ...correction, conclusion: 'Corrected.' })
    expect(await stateOf(id)).toMatchObject({ state: 'submitted', version: 2, publishedVersion: 1 })
  })

  it('hides an unpublished check from strangers and refuses them a published one', async () => {
    const stranger = await aPerson()
    const { id } = await aCheck(mira, article)
    expect(await resubmitFactCheck(stranger, { id, version: 1, ...correction })).toMatchObject({
      refusal: 'not-found',
    })
    await decideCase(lena, { id, version: 1, decision: 'publish', reasonCode: 'sound' })
    expect(await resubmitFactCheck(stranger, { id, version: 1, ...correction })).toMatchObject({
      refusal: 'forbidden',
    })
    expect(await resubmitFactCheck(lena, { id, version: 1, ...correction })).toMatchObject({
      refusal: 'forbidden',
    })
  })

  it('refuses a replayed version number and one from the future, naming the latest', async () => {
    const { id } = await aCheck(mira, article)
    await resubmitFactCheck(mira, { id, version: 1, ...correction })
    for (const version of [1, 7]) {
      expect(await resubmitFactCheck(mira, { id, version, ...correction })).toMatchObject({
        refusal: 'conflict',
        detail: { version: 2 },
      })
    }
  })

  it('lets one of two simultaneous edits through', async () => {
    const { id } = await aCheck(mira, article)
    const results = await Promise.all(
      [1, 2].map(() => resubmitFactCheck(mira, { id, version: 1, ...correction })),
    )
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(await db().factCheckVersion.count({ where: { factCheckId: id } })).toBe(2)
  })
})

describe('withdrawFactCheck', () => {
  it('takes the check from the desk as a draft that can be submitted again', async () => {
    const { id } = await aCheck(mira, article)
    expect(await withdrawFactCheck(mira, { id, version: 1 })).toMatchObject({ ok: true })
    expect(await stateOf(id)).toMatchObject({ state: 'draft' })
    expect(await withdrawFactCheck(mira, { id, version: 1 })).toMatchObject({ refusal: 'wrong-state' })
    expect(await resubmitFactCheck(mira, { id, version: 1, ...correction })).toMatchObject({ ok: true })
  })

  it('is refused to a stranger', async () => {
    const { id } = await aCheck(mira, article)
    expect(await withdrawFactCheck(await aPerson(), { id, version: 1 })).toMatchObject({
      refusal: 'not-found',
    })
  })
})
