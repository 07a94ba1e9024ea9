import { beforeEach, describe, expect, it } from 'vitest'
import { listSimilarClaims } from '@/lib/claim/queries'
import type { Viewer } from '@/lib/policy'
import { decideCase } from '@/lib/review/mutations'
import { resetDatabase, sql } from '@/test/database'
import { aCheck, anArticle, aPerson, expectSuccess } from '@/test/factories'

beforeEach(resetDatabase)

async function aPublished(claim: string): Promise<{ id: string; slug: string }> {
  const article = await anArticle()
  const { id } = await aCheck(await aPerson(), article, { claim })
  const decision = { decision: 'publish', reasonCode: 'sound', reason: undefined } as const
  expectSuccess(await decideCase(await aPerson('moderator'), { id, version: 1, ...decision }))
  return { id, slug: article.slug }
}

describe('listSimilarClaims', () => {
  it('finds published claims like what is typed, the most alike first, with where and how they were judged', async () => {
    const near = await aPublished('The plan costs 30 million euros.')
    const far = await aPublished('The tram plan costs 31 million.')
    await aPublished('Wheat prices have doubled since spring.')
    const found = await listSimilarClaims(await aPerson(), 'The plan costs 30 milion euro')
    expect(found.map(({ factCheckId }) => factCheckId)).toEqual([near.id, far.id])
    expect(found[0]).toMatchObject({
      claim: 'The plan costs 30 million euros.',
      verdict: 'accurate',
      conclusion: 'The budget says so.',
      slug: near.slug,
    })
  })

  it('finds nothing that is not published, and nothing that was retracted', async () => {
    await aCheck(await aPerson(), await anArticle(), { claim: 'The plan costs 30 million.' })
    const { id } = await aPublished('The plan costs 30 million.')
    const viewer = await aPerson()
    const find = async () =>
      (await listSimilarClaims(viewer, 'The plan costs 30 million')).map((one) => one.factCheckId)
    expect(await find()).toEqual([id])
    await sql(
      `UPDATE fact_check SET state = 'retracted', retracted_at = now(), retract_code = 'was-wrong' WHERE id = $1`,
      [id],
    )
    expect(await find()).toEqual([])
  })

  it('says at most five', async () => {
    for (let number = 1; number <= 7; number++) await aPublished(`The plan costs 3${number} million euros.`)
    expect(await listSimilarClaims(await aPerson(), 'The plan costs 30 million euros')).toHaveLength(5)
  })

  it.each([
    "it's 'quoted' & | ! ( ) :* \\ <->",
    '   a    b     c   ',
    '🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊',
    '%_%_%_%_%_%_%_%_',
  ])('takes %j for words', async (typed) => {
    await aPublished('The plan costs 30 million.')
    expect(await listSimilarClaims(await aPerson(), typed)).toEqual([])
  })

  it('tells a stranger nothing', async () => {
    await aPublished('The plan costs 30 million.')
    expect(await listSimilarClaims(null as Viewer | null, 'The plan costs 30 million')).toEqual([])
  })
})
