import pg from 'pg'
import { beforeEach, describe, expect, it } from 'vitest'
import { countVerdicts, listNotes } from '@/lib/article/notes'
import { type EventNotice, tags, tagsOf } from '@/lib/cache-tags'
import type { ProposeInput } from '@/lib/claim/input'
import { proposeReuse } from '@/lib/claim/mutations'
import { db } from '@/lib/db'
import { resubmitFactCheck } from '@/lib/fact-check/mutations'
import type { Viewer } from '@/lib/policy'
import { listRecord } from '@/lib/record/queries'
import { decideCase } from '@/lib/review/mutations'
import { resetDatabase, sql, testDatabase } from '@/test/database'
import {
  aCheck,
  anArticle,
  aPerson,
  correction,
  expectSuccess,
  newKey,
  paragraphOf,
  type TestArticle,
} from '@/test/factories'

beforeEach(resetDatabase)

async function publish(id: string, version = 1) {
  const decision = { decision: 'publish', reasonCode: 'sound', reason: undefined } as const
  expectSuccess(await decideCase(await aPerson('moderator'), { id, version, ...decision }))
}

/** A published check of another article, and the place where it is to stand. */
async function aScene() {
  const author = await aPerson()
  const origin = await anArticle()
  const { id } = await aCheck(author, origin)
  await publish(id)
  return { author, origin, checkId: id, place: await anArticle(), proposer: await aPerson() }
}

function at(place: TestArticle, factCheckId: string, change: Partial<ProposeInput> = {}): ProposeInput {
  const paragraphId = paragraphOf(place, 1)
  return {
    key: newKey(),
    factCheckId,
    articleId: place.id,
    paragraphId,
    quote: 'The plan costs 30 million',
    ...change,
  }
}

const accept = (id: string) =>
  ({ id, version: 1, decision: 'accept', reasonCode: 'same-claim', reason: undefined }) as const
const decline = (id: string) =>
  ({ id, version: 1, decision: 'decline', reasonCode: 'other-claim', reason: undefined }) as const

async function aProposal() {
  const scene = await aScene()
  const { id } = expectSuccess(await proposeReuse(scene.proposer, at(scene.place, scene.checkId)))
  return { ...scene, id }
}

const events = () =>
  db().event.findMany({
    where: { subjectType: 'occurrence' },
    orderBy: { id: 'asc' },
    select: { kind: true, articleId: true, data: true },
  })

describe('proposeReuse', () => {
  it('makes the claim occur at the words, for the desk to see and nobody else', async () => {
    const { id, place, checkId, proposer } = await aProposal()
    expect(await db().occurrence.findUnique({ where: { id }, include: { anchor: true } })).toMatchObject({
      state: 'proposed',
      reusedId: checkId,
      proposerId: proposer.id,
      articleId: place.id,
      anchor: { exact: 'The plan costs 30 million' },
    })
    expect(await listNotes({ articleId: place.id, limit: 3 })).toEqual(new Map())
    const data = { paragraphId: paragraphOf(place, 1), factCheckId: checkId }
    expect(await events()).toEqual([{ kind: 'occurrence.proposed', articleId: place.id, data }])
  })

  it('refuses strangers to what is not theirs to see', async () => {
    const { place, checkId, proposer } = await aScene()
    await sql('UPDATE article SET published_at = NULL WHERE id = $1', [place.id])
    expect(await proposeReuse(proposer, at(place, checkId))).toMatchObject({ refusal: 'not-found' })
    expect(await db().occurrence.count({ where: { state: 'proposed' } })).toBe(0)
  })

  it('proposes once however often the form is sent', async () => {
    const { place, checkId, proposer } = await aScene()
    const input = at(place, checkId)
    const [first, second] = await Promise.all([proposeReuse(proposer, input), proposeReuse(proposer, input)])
    expect(first).toEqual(second)
    expect(await db().occurrence.count({ where: { state: 'proposed' } })).toBe(1)
    expect(await events()).toHaveLength(1)
  })

  it('lets one of two people propose who do so at once, and leaves no anchor behind for the other', async () => {
    const { place, checkId, proposer } = await aScene()
    const results = await Promise.all([
      proposeReuse(proposer, at(place, checkId)),
      proposeReuse(await aPerson(), at(place, checkId)),
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results).toContainEqual({ ok: false, refusal: 'stands-already' })
    expect(await db().anchor.count({ where: { articleId: place.id } })).toBe(1)
  })

  it('refuses words at which the check stands already, or was written on', async () => {
    const { id, place, origin, checkId, proposer } = await aProposal()
    expectSuccess(await decideCase(await aPerson('moderator'), accept(id)))
    expect(await proposeReuse(proposer, at(place, checkId))).toMatchObject({ refusal: 'stands-already' })
    expect(await proposeReuse(proposer, at(origin, checkId, { quote: undefined }))).toMatchObject({
      refusal: 'stands-already',
    })
    // Other words of the paragraph are another place.
    expect(await proposeReuse(proposer, at(place, checkId, { quote: undefined }))).toMatchObject({ ok: true })
  })

  it('may be proposed anew after it was declined', async () => {
    const { id, place, checkId, proposer } = await aProposal()
    expectSuccess(await decideCase(await aPerson('moderator'), decline(id)))
    expect(await proposeReuse(proposer, at(place, checkId))).toMatchObject({ ok: true })
  })

  it('refuses a check that is not public, and one that was retracted', async () => {
    const { place, checkId, proposer, origin } = await aScene()
    const waiting = await aCheck(await aPerson(), origin)
    expect(await proposeReuse(proposer, at(place, waiting.id))).toMatchObject({ refusal: 'not-found' })
    const own = await aCheck(proposer, origin)
    expect(await proposeReuse(proposer, at(place, own.id))).toMatchObject({ refusal: 'wrong-state' })
    await sql(
      `UPDATE fact_check SET state = 'retracted', retracted_at = now(), retract_code = 'was-wrong' WHERE id = $1`,
      [checkId],
    )
    expect(await proposeReuse(proposer, at(place, checkId))).toMatchObject({ refusal: 'wrong-state' })
  })

  it('refuses a closed article, one that is not there, and words that are not in the paragraph', async () => {
    const { checkId, proposer, place } = await aScene()
    const closed = await anArticle({ mode: 'closed' })
    expect(await proposeReuse(proposer, at(closed, checkId))).toMatchObject({ refusal: 'closed' })
    expect(await proposeReuse(proposer, at(place, checkId, { articleId: newKey() }))).toMatchObject({
      refusal: 'not-found',
    })
    expect(await proposeReuse(proposer, at(place, checkId, { quote: 'the moon' }))).toMatchObject({
      refusal: 'quote-not-found',
    })
  })
})

describe('deciding a reuse', () => {
  it('lets the check stand there: as a note with its words, in the counts, on the record', async () => {
    const { id, place, origin, checkId } = await aProposal()
    const judge = await aPerson('moderator')
    expectSuccess(await decideCase(judge, accept(id)))
    const notes = (await listNotes({ articleId: place.id, limit: 3 })).get(paragraphOf(place, 1))
    expect(notes).toMatchObject([
      {
        id,
        claim: 'The plan costs 30 million.',
        quote: { start: 0, end: 25 },
        from: { checkId, slug: origin.slug, paragraphId: paragraphOf(origin, 1) },
      },
    ])
    expect(await countVerdicts(place.id)).toEqual(
      new Map([[paragraphOf(place, 1), [{ verdict: 'accurate', count: 1 }]]]),
    )
    const { entries } = await listRecord({ before: null, kind: 'occurrence.accepted' })
    expect(entries).toMatchObject([
      {
        actor: { name: judge.name },
        article: { slug: place.slug },
        check: { id: checkId },
        reasonCode: 'same-claim',
      },
    ])
    // Where it was written, nothing changed.
    expect((await listNotes({ articleId: origin.id, limit: 3 })).get(paragraphOf(origin, 1))).toMatchObject([
      { id: checkId, from: null },
    ])
  })

  it('follows a correction and a retraction of the check', async () => {
    const { id, place, checkId } = await aProposal()
    expectSuccess(await decideCase(await aPerson('moderator'), accept(id)))
    await sql(
      `UPDATE fact_check SET state = 'retracted', retracted_at = now(), retract_code = 'was-wrong' WHERE id = $1`,
      [checkId],
    )
    expect([...(await listNotes({ articleId: place.id, limit: 3 })).values()].flat()).toMatchObject([
      { isRetracted: true },
    ])
    expect(await countVerdicts(place.id)).toEqual(new Map())
  })

  it('shows nothing when it is declined', async () => {
    const { id, place } = await aProposal()
    expectSuccess(await decideCase(await aPerson('moderator'), decline(id)))
    expect(await listNotes({ articleId: place.id, limit: 3 })).toEqual(new Map())
    expect((await events()).at(-1)).toMatchObject({
      kind: 'occurrence.declined',
      data: { reasonCode: 'other-claim' },
    })
  })

  it('refuses strangers, members, the proposer, the author of the check and editors of the article', async () => {
    const { checkId, author, origin } = await aScene()
    const editor = await aPerson('moderator')
    const place = await anArticle({ editor })
    const proposer = await aPerson('moderator')
    const { id } = expectSuccess(await proposeReuse(proposer, at(place, checkId)))
    const nobody = null as unknown as Viewer
    for (const viewer of [nobody, await aPerson(), await aPerson('editor')])
      expect(await decideCase(viewer, accept(id))).toMatchObject({ refusal: 'not-found' })
    for (const viewer of [proposer, editor, { ...author, role: 'moderator' as const }])
      expect(await decideCase(viewer, accept(id))).toMatchObject({ refusal: 'own-work' })
    expect(origin.id).not.toBe(place.id)
    expect(await decideCase(await aPerson('moderator'), accept(newKey()))).toMatchObject({
      refusal: 'not-found',
    })
  })

  it('lets one of two moderators win, and tells the other who', async () => {
    const { id } = await aProposal()
    const [one, two] = [await aPerson('moderator'), await aPerson('moderator')]
    const results = await Promise.all([decideCase(one, accept(id)), decideCase(two, decline(id))])
    const [winner, said] = results[0]?.ok ? [one, 'accept'] : [two, 'decline']
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.find(({ ok }) => !ok)).toMatchObject({
      refusal: 'already-decided',
      detail: { who: winner.name, decision: said },
    })
    expect((await events()).filter(({ kind }) => kind !== 'occurrence.proposed')).toHaveLength(1)
  })

  it('takes the same decision sent twice for one, also at once', async () => {
    const { id } = await aProposal()
    const judge = await aPerson('moderator')
    const results = await Promise.all([decideCase(judge, accept(id)), decideCase(judge, accept(id))])
    expect(results.map(({ ok }) => ok)).toEqual([true, true])
    expect((await events()).filter(({ kind }) => kind === 'occurrence.accepted')).toHaveLength(1)
    expect(await decideCase(judge, decline(id))).toMatchObject({ refusal: 'already-decided' })
  })

  it('refuses to let in a check that was retracted meanwhile, but declines it', async () => {
    const { id, checkId } = await aProposal()
    await sql(
      `UPDATE fact_check SET state = 'retracted', retracted_at = now(), retract_code = 'was-wrong' WHERE id = $1`,
      [checkId],
    )
    const judge = await aPerson('moderator')
    expect(await decideCase(judge, accept(id))).toMatchObject({ refusal: 'wrong-state' })
    expect(await decideCase(judge, decline(id))).toMatchObject({ ok: true })
  })

  it('is announced with its check, and a correction of that with every place where it stands', async () => {
    const { id, place, checkId, author } = await aProposal()
    const listener = new pg.Client({ connectionString: testDatabase() })
    await listener.connect()
    try {
      const heard: EventNotice[] = []
      listener.on('notification', ({ payload }) => heard.push(JSON.parse(payload ?? '')))
      await listener.query('LISTEN obelus_event')
      expectSuccess(await decideCase(await aPerson('moderator'), accept(id)))
      const change = { ...correction, conclusion: 'The budget says so on page 3.' }
      expectSuccess(await resubmitFactCheck(author, { id: checkId, version: 1, ...change }))
      await publish(checkId, 2)
      // What was announced arrives before the answer to what is asked later.
      await listener.query('SELECT 1')
      const find = (kind: string) => heard.find((notice) => notice.kind === kind)
      expect(find('occurrence.accepted')).toMatchObject({ factCheckId: checkId, articleId: place.id })
      expect(find('fact-check.published')).toMatchObject({ places: [place.id] })
      const published = find('fact-check.published')
      expect(published && tagsOf(published)).toContain(tags.article(place.id))
    } finally {
      await listener.end()
    }
  })
})
