import { describe, expect, it } from 'vitest'
import { resubmitFactCheck } from '@/lib/fact-check/mutations'
import { findCheck, findCheckTarget, findPublicCheck } from '@/lib/fact-check/queries'
import { decideCase } from '@/lib/review/mutations'
import {
  aCheck,
  anArticle,
  aPerson,
  correction,
  expectSuccess,
  judgement,
  newId,
  paragraphOf,
} from '@/test/factories'

async function aPublishedCheck() {
  const [author, moderator, article] = [await aPerson(), await aPerson('moderator'), await anArticle()]
  const { id } = await aCheck(author, article, { quote: 'costs 30 million' })
  expectSuccess(await decideCase(moderator, { id, version: 1, decision: 'publish', reasonCode: 'sound' }))
  return { author, moderator, article, id }
}

describe('a published check', () => {
  it('is found with its words, its place and its history', async () => {
    const { id, author, article } = await aPublishedCheck()
    expect(await findPublicCheck(id)).toMatchObject({
      author: { name: author.name },
      judgement: { claim: judgement.claim, evidence: [{ title: 'Budget 2026', stance: 'supports' }] },
      place: {
        slug: article.slug,
        quote: 'costs 30 million',
        number: 2,
        fits: 'anchored',
        now: 'costs 30 million',
      },
      steps: [{ kind: 'submitted' }, { kind: 'publish', reasonCode: 'sound' }],
    })
  })

  it('shows nothing of a correction that waits', async () => {
    const { id, author } = await aPublishedCheck()
    expectSuccess(
      await resubmitFactCheck(author, { id, version: 1, ...correction, claim: 'Not yet public.' }),
    )
    const check = await findPublicCheck(id)
    expect(check?.judgement.number).toBe(1)
    expect(JSON.stringify(check)).not.toContain('Not yet public.')
    expect(check?.steps).toHaveLength(2)
  })
})

describe('a check of many versions', () => {
  it('is read in the published version for everyone, in the latest two for the desk, with the whole history', async () => {
    const { id, author, moderator } = await aPublishedCheck()
    for (const version of [1, 2, 3])
      expectSuccess(
        await resubmitFactCheck(author, { id, version, ...correction, claim: `Claim ${version + 1}` }),
      )
    const desk = await findCheck(moderator, id)
    expect(desk?.versions.map(({ number, claim }) => [number, claim])).toEqual([
      [3, 'Claim 3'],
      [4, 'Claim 4'],
    ])
    expect(desk?.steps.map(({ kind, version }) => [kind, version])).toEqual([
      ['submitted', 1],
      ['publish', 1],
      ['submitted', 2],
      ['submitted', 3],
      ['submitted', 4],
    ])
    expectSuccess(await decideCase(moderator, { id, version: 4, decision: 'publish', reasonCode: 'sound' }))
    const open = await findPublicCheck(id)
    expect(open?.judgement).toMatchObject({ number: 4, evidence: [{ title: 'Budget 2026' }] })
    expect(open?.steps).toHaveLength(6)
  })
})

describe('a check that is not public', () => {
  it('is found by its author and the desk, and by nobody else', async () => {
    const [author, article] = [await aPerson(), await anArticle()]
    const { id } = await aCheck(author, article)
    expect(await findPublicCheck(id)).toBeNull()
    expect(await findCheck(author, id)).not.toBeNull()
    expect(await findCheck(await aPerson('moderator'), id)).not.toBeNull()
    expect(await findCheck(await aPerson(), id)).toBeNull()
    expect(await findCheck(await aPerson('editor'), id)).toBeNull()
  })

  it('is as unknown as an id that is none', async () => {
    expect(await findPublicCheck(newId())).toBeNull()
    expect(await findPublicCheck("x' OR true")).toBeNull()
    expect(await findCheck(await aPerson('moderator'), 'nope')).toBeNull()
  })
})

it('finds the paragraph to check only in its own article', async () => {
  const [article, other] = [await anArticle(), await anArticle()]
  expect(await findCheckTarget(null, article.slug, paragraphOf(article, 1))).toMatchObject({
    paragraph: { number: 2 },
  })
  expect(await findCheckTarget(null, article.slug, paragraphOf(other, 1))).toBeNull()
  expect(await findCheckTarget(null, 'no-such-article', paragraphOf(article, 1))).toBeNull()
})
