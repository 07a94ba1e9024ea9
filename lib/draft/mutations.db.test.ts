import { beforeEach, describe, expect, it } from 'vitest'
import { findOwn } from '@/lib/article/own'
import { db } from '@/lib/db'
import { maxDrafts, type SaveDraftInput, saveDraftInput } from '@/lib/draft/input'
import { createDraft, discardDraft, saveDraft } from '@/lib/draft/mutations'
import { findDraft, findDraftOfCheck, listDrafts, listDraftsAt } from '@/lib/draft/queries'
import { resubmitFactCheck, submitFactCheck } from '@/lib/fact-check/mutations'
import type { Viewer } from '@/lib/policy'
import { resetDatabase } from '@/test/database'
import {
  aCheck,
  anArticle,
  aPerson,
  checkOn,
  expectSuccess,
  judgement,
  newId,
  newKey,
  paragraphOf,
  type TestArticle,
} from '@/test/factories'

let mira: Viewer
let article: TestArticle
const [tab, otherTab] = [newKey(), newKey()]

beforeEach(async () => {
  await resetDatabase()
  mira = await aPerson()
  article = await anArticle()
})

function typed(change: Partial<SaveDraftInput> = {}): SaveDraftInput {
  const about = { articleId: article.id, paragraphId: paragraphOf(article, 1), factCheckId: undefined }
  return { id: newKey(), revision: 0, writer: tab, turn: 1, ...about, words: { claim: 'A claim' }, ...change }
}

const begun = async (change: Partial<SaveDraftInput> = {}) => {
  const input = typed(change)
  expectSuccess(await saveDraft(mira, input))
  return input
}

describe('saveDraft', () => {
  it('keeps what is typed, counts the savings, and tells its author alone', async () => {
    const first = await begun()
    const again = await saveDraft(mira, {
      ...first,
      revision: 1,
      turn: 2,
      words: { claim: 'A better claim' },
    })
    expect(again).toMatchObject({ ok: true, value: { id: first.id, revision: 2 } })
    expect(await findDraft(mira, first.id)).toMatchObject({ revision: 2, words: { claim: 'A better claim' } })
    expect(await findDraft(await aPerson('admin'), first.id)).toBeNull()
    expect(await listDraftsAt(mira, paragraphOf(article, 1))).toHaveLength(1)
    expect(await listDraftsAt(mira, paragraphOf(article, 0))).toEqual([])
    expect(await listDrafts(mira)).toMatchObject([{ slug: article.slug, claim: 'A better claim' }])
    expect((await findOwn(mira, article.id)).own.drafts).toMatchObject([
      { id: first.id, claim: 'A better claim' },
    ])
    expect(await db().event.count({ where: { actorId: mira.id } })).toBe(0)
  })

  it('is refused to a stranger, who learns nothing', async () => {
    const { id } = await begun()
    const stranger = await aPerson('admin')
    const theirs = { ...typed({ id, revision: 1, turn: 9 }), words: { claim: 'Mine now' } }
    expect(await saveDraft(stranger, theirs)).toMatchObject({ refusal: 'not-found' })
    expect(await saveDraft(stranger, { ...theirs, revision: 0 })).toMatchObject({ refusal: 'not-found' })
    expect(await findDraft(mira, id)).toMatchObject({ words: { claim: 'A claim' } })
  })

  it('refuses a form that started from an older revision than another has saved, and names the draft', async () => {
    const { id } = await begun()
    const other = { ...typed({ id, revision: 1, writer: otherTab }), words: { claim: 'From the other tab' } }
    expect(await saveDraft(mira, other)).toMatchObject({ value: { revision: 2 } })
    const stale = { ...typed({ id, revision: 1, turn: 2 }), words: { claim: 'From this tab' } }
    expect(await saveDraft(mira, stale)).toMatchObject({ refusal: 'conflict', detail: { id } })
    expect(await findDraft(mira, id)).toMatchObject({ words: { claim: 'From the other tab' } })
    expect(await saveDraft(mira, { ...stale, revision: 2 })).toMatchObject({ value: { revision: 3 } })
  })

  it('lets one of three other tabs through that save at once', async () => {
    const { id } = await begun()
    const results = await Promise.all(
      [otherTab, newKey(), newKey()].map((writer, at) =>
        saveDraft(mira, { ...typed({ id, revision: 1, writer, turn: 2 }), words: { claim: `Claim ${at}` } }),
      ),
    )
    expect(results.filter((result) => result.ok)).toHaveLength(1)
  })

  it('takes one form’s savings in any order and however often', async () => {
    const first = await begun()
    const late = { ...first, revision: 1, turn: 3, words: { claim: 'The last words' } }
    expect(await saveDraft(mira, late)).toMatchObject({ value: { revision: 2 } })
    const early = { ...first, revision: 1, turn: 2, words: { claim: 'The words before' } }
    expect(await saveDraft(mira, early)).toMatchObject({ value: { revision: 2 } })
    expect(await saveDraft(mira, late)).toMatchObject({ value: { revision: 2 } })
    expect(await findDraft(mira, first.id)).toMatchObject({ words: { claim: 'The last words' } })
  })

  it('begins one draft of a form sent ten times at once, and one of two tabs on the same words', async () => {
    const input = typed()
    const results = await Promise.all(Array.from({ length: 10 }, () => saveDraft(mira, input)))
    expect(results.every((result) => result.ok)).toBe(true)
    const twin = typed({ writer: otherTab })
    expect(await saveDraft(mira, twin)).toMatchObject({ refusal: 'conflict', detail: { id: input.id } })
    const quoting = typed({ writer: otherTab, words: { quote: 'The plan', claim: 'Another' } })
    expect(await saveDraft(mira, quoting)).toMatchObject({ ok: true })
    expect(await db().checkDraft.count()).toBe(2)
  })

  it('does not bring back a draft that was sent or thrown away meanwhile', async () => {
    const { id } = await begun()
    await discardDraft(mira, { id })
    expect(await saveDraft(mira, typed({ id, revision: 1, turn: 2 }))).toMatchObject({ refusal: 'not-found' })
    expect(await db().checkDraft.count()).toBe(0)
  })

  it('refuses a closed article, an unknown paragraph, and more drafts than there is room for', async () => {
    const closed = await anArticle({ mode: 'closed' })
    const there = { articleId: closed.id, paragraphId: paragraphOf(closed, 0) }
    expect(await saveDraft(mira, typed(there))).toMatchObject({ refusal: 'closed' })
    expect(await saveDraft(mira, typed({ paragraphId: newId() }))).toMatchObject({ refusal: 'not-found' })
    for (let at = 0; at < maxDrafts; at++) await begun({ words: { quote: `Quote ${at}` } })
    expect(await saveDraft(mira, typed())).toMatchObject({ refusal: 'too-many-drafts' })
    expect(await saveDraft(await aPerson(), typed())).toMatchObject({ ok: true })
  })

  it('keeps the draft of a check’s next version once, for its author', async () => {
    const { id: factCheckId } = await aCheck(mira, article)
    const about = { articleId: undefined, paragraphId: undefined, factCheckId }
    const { id } = await begun(about)
    expect(await findDraftOfCheck(mira, factCheckId)).toMatchObject({ id })
    expect(await saveDraft(mira, typed({ ...about, writer: otherTab }))).toMatchObject({
      refusal: 'conflict',
    })
    expect(await saveDraft(await aPerson(), typed(about))).toMatchObject({ refusal: 'not-found' })
  })
})

describe('saveDraftInput', () => {
  const sent = {
    id: newKey(),
    revision: '0',
    writer: tab,
    turn: '1',
    articleId: newKey(),
    paragraphId: newKey(),
  }

  it('takes far more than a check may hold, without what the database cannot keep', () => {
    const explanation = `${'word '.repeat(6_000)}\0\ud800`
    expect(saveDraftInput.parse({ ...sent, explanation }).words).toEqual({
      explanation: 'word '.repeat(6_000),
    })
  })

  it.each([
    ['a field beyond all measure', { explanation: 'x'.repeat(40_001) }],
    ['more sources than a check', { evidence: Array.from({ length: 13 }, () => ({ url: 'x' })) }],
    ['a field of its own invention', { isPublished: 'yes' }],
    ['no place', { paragraphId: '' }],
    ['a count that is none', { turn: '-1' }],
  ])('refuses %s', (_, change) => {
    expect(saveDraftInput.safeParse({ ...sent, ...change }).success).toBe(false)
  })
})

describe('createDraft', () => {
  const asked = () => ({
    key: newKey(),
    articleId: article.id,
    paragraphId: paragraphOf(article, 1),
    claim: 'It costs 30 million.',
    evidence: [{ url: 'https://budget.example/2026' }],
  })

  it('makes one draft of a form sent ten times at once, with the links as evidence', async () => {
    const input = asked()
    const results = await Promise.all(Array.from({ length: 10 }, () => createDraft(mira, input)))
    expect(new Set(results.map((result) => expectSuccess(result).id)).size).toBe(1)
    expect(await listDraftsAt(mira, input.paragraphId)).toMatchObject([
      { words: { claim: input.claim, evidence: [{ url: 'https://budget.example/2026' }] } },
    ])
  })

  it('is refused where no checks are taken', async () => {
    const closed = await anArticle({ mode: 'closed' })
    const there = { articleId: closed.id, paragraphId: paragraphOf(closed, 0) }
    expect(await createDraft(mira, { ...asked(), ...there })).toMatchObject({ refusal: 'closed' })
  })
})

describe('discardDraft', () => {
  it('throws away one’s own, twice if need be, and nobody else’s', async () => {
    const { id } = await begun()
    const stranger = await aPerson('admin')
    expect(await discardDraft(stranger, { id })).toEqual({ ok: true, value: { id } })
    expect(await discardDraft(stranger, { id: newId() })).toMatchObject({ ok: true })
    expect(await db().checkDraft.count()).toBe(1)
    const both = await Promise.all([discardDraft(mira, { id }), discardDraft(mira, { id })])
    expect(both.every((result) => result.ok)).toBe(true)
    expect(await db().checkDraft.count()).toBe(0)
  })
})

describe('sending a check', () => {
  it('removes its draft in the same transaction', async () => {
    const { id } = await begun()
    const draft = { draftId: id, draftRevision: 1 }
    expect(await submitFactCheck(mira, checkOn(article, { ...draft, quote: 'not there' }))).toMatchObject({
      ok: false,
    })
    expect(await db().checkDraft.count()).toBe(1)
    expectSuccess(await submitFactCheck(mira, checkOn(article, draft)))
    expect(await db().checkDraft.count()).toBe(0)
  })

  it('leaves a draft that another tab has written further, and other people’s', async () => {
    const { id } = await begun()
    await saveDraft(mira, { ...typed({ id, revision: 1, writer: otherTab }), words: { claim: 'More' } })
    expectSuccess(await submitFactCheck(await aPerson(), checkOn(article, { draftId: id, draftRevision: 2 })))
    expectSuccess(
      await submitFactCheck(mira, checkOn(article, { draftId: id, draftRevision: 1, draftWriter: tab })),
    )
    expect(await db().checkDraft.count()).toBe(1)
    expectSuccess(await submitFactCheck(mira, checkOn(article, { draftId: id, draftWriter: otherTab })))
    expect(await db().checkDraft.count()).toBe(0)
  })

  it('is the same form however far its draft was saved', async () => {
    const check = checkOn(article)
    const first = expectSuccess(await submitFactCheck(mira, { ...check, draftRevision: 1 }))
    expect(expectSuccess(await submitFactCheck(mira, { ...check, draftRevision: 2 })).id).toBe(first.id)
  })

  it('removes the draft of the next version with that version', async () => {
    const { id } = await aCheck(mira, article)
    const draft = await begun({ factCheckId: id })
    await resubmitFactCheck(mira, { id, version: 1, ...judgement, draftId: draft.id, draftRevision: 1 })
    expect(await db().checkDraft.count()).toBe(0)
  })

  it('keeps the day on which to check again', async () => {
    const { id } = await aCheck(mira, article, { checkAgainOn: '2030-01-31' })
    const [version] = await db().factCheckVersion.findMany({ where: { factCheckId: id } })
    expect(version?.checkAgainOn?.toISOString()).toBe('2030-01-31T00:00:00.000Z')
  })
})
