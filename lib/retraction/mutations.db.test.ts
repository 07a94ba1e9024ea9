import { beforeEach, describe, expect, it } from 'vitest'
import { listNotes } from '@/lib/article/notes'
import { db } from '@/lib/db'
import { resubmitFactCheck } from '@/lib/fact-check/mutations'
import { findPublicCheck } from '@/lib/fact-check/queries'
import { findArticleFeed } from '@/lib/feed/queries'
import { createFlag } from '@/lib/flag/mutations'
import type { Viewer } from '@/lib/policy'
import { retractFactCheck } from '@/lib/retraction/mutations'
import { decideCase } from '@/lib/review/mutations'
import { resetDatabase } from '@/test/database'
import {
  aCheck,
  anArticle,
  aPerson,
  expectSuccess,
  judgement,
  newKey,
  type TestArticle,
} from '@/test/factories'

let mira: Viewer
let lena: Viewer
let article: TestArticle
let id: string

const publish = { decision: 'publish', reasonCode: 'sound' } as const
const why = { reasonCode: 'was-wrong', reason: 'Page 3 says <40> million.' } as const
const correctionNote = 'The sum was 31 million, not 30.'
const site = { name: 'Obelus', url: new URL('https://obelus.example/') }
const stateOf = () => db().factCheck.findUniqueOrThrow({ where: { id } })

beforeEach(async () => {
  await resetDatabase()
  mira = await aPerson()
  lena = await aPerson('moderator')
  article = await anArticle()
  id = (await aCheck(mira, article)).id
  expectSuccess(await decideCase(lena, { id, version: 1, ...publish }))
})

describe('retractFactCheck', () => {
  it('keeps the page, struck, with the reason, who and when, wherever the check stands', async () => {
    expectSuccess(await retractFactCheck(lena, { id, version: 1, ...why }))
    const check = await findPublicCheck(id)
    expect(check).toMatchObject({
      isRetracted: true,
      retraction: { who: { name: lena.name }, reasonCode: 'was-wrong', reason: why.reason },
    })
    expect(check?.steps.at(-1)?.kind).toBe('retracted')
    const [note] = [...(await listNotes({ articleId: article.id, limit: 5 })).values()].flat()
    expect(note?.retraction).toMatchObject({ who: lena.name, words: `The check was wrong. ${why.reason}` })
    const [entry] = (await findArticleFeed(article.slug, site))?.entries ?? []
    expect(entry?.title).toMatch(/^Retracted\. /)
    expect(entry?.html).toContain(`by ${lena.name}. The check was wrong: Page 3 says &lt;40&gt; million.</p>`)
    expect(await db().claim.findFirst()).toMatchObject({ isChecked: false })
    expect(await db().event.count({ where: { kind: 'fact-check.retracted', isPublic: true } })).toBe(1)
  })

  it('is open to its author, and to nobody who has another part in it', async () => {
    const editor = await aPerson('moderator')
    const edited = await aCheck(mira, await anArticle({ editor }))
    expectSuccess(await decideCase(lena, { id: edited.id, version: 1, ...publish }))
    const refused = { id: edited.id, version: 1, ...why }
    expect(await retractFactCheck(editor, refused)).toMatchObject({ refusal: 'own-work' })
    expect(await retractFactCheck(await aPerson(), refused)).toMatchObject({ refusal: 'forbidden' })
    await expect(
      db().factCheck.update({
        where: { id: edited.id },
        data: { state: 'retracted', retractedAt: new Date(), retractCode: 'other', retractedById: editor.id },
      }),
    ).rejects.toThrow()
    expectSuccess(await retractFactCheck(mira, refused))
  })

  it('happens once, however often it is sent at once', async () => {
    const results = await Promise.all([1, 2, 3].map(() => retractFactCheck(lena, { id, version: 1, ...why })))
    expect(results.every(({ ok }) => ok)).toBe(true)
    expect(await db().event.count({ where: { kind: 'fact-check.retracted' } })).toBe(1)
    expect(await retractFactCheck(mira, { id, version: 1, ...why })).toMatchObject({ refusal: 'wrong-state' })
  })

  it('takes with it what waits: reports and a correction', async () => {
    const report = { key: newKey(), target: 'fact-check', id, reasonCode: 'misleading' } as const
    expectSuccess(await createFlag(await aPerson(), report))
    expectSuccess(await resubmitFactCheck(mira, { id, version: 1, ...judgement, correctionNote }))
    expectSuccess(await retractFactCheck(mira, { id, version: 1, ...why }))
    expect(await db().reviewCase.count({ where: { state: 'open' } })).toBe(0)
    expect(await db().flag.findFirst()).toMatchObject({ state: 'upheld' })
    expect(await decideCase(lena, { id, version: 2, ...publish })).toMatchObject({ ok: false })
  })

  it('is refused for what is not public, and for another version than was read', async () => {
    const waiting = await aCheck(mira, article)
    expect(await retractFactCheck(lena, { id: waiting.id, version: 1, ...why })).toMatchObject({
      refusal: 'wrong-state',
    })
    expect(await retractFactCheck(lena, { id, version: 2, ...why })).toMatchObject({
      refusal: 'conflict',
      detail: { version: 1 },
    })
  })
})

describe('a correction', () => {
  it('needs a note for readers, and stands in the list of corrections once it is published', async () => {
    const next = { id, version: 1, ...judgement, conclusion: 'It is 31.' }
    expect(await resubmitFactCheck(mira, next)).toMatchObject({
      refusal: 'note-needed',
      detail: { field: 'correctionNote' },
    })
    expectSuccess(await resubmitFactCheck(mira, { ...next, correctionNote }))
    expect((await findPublicCheck(id))?.corrections).toEqual([])
    expectSuccess(await decideCase(lena, { id, version: 2, ...publish }))
    expect((await findPublicCheck(id))?.corrections).toMatchObject([{ version: 2, note: correctionNote }])
    const [entry] = (await findArticleFeed(article.slug, site))?.entries ?? []
    expect(entry?.html).toContain(correctionNote)
  })

  it('that is rejected leaves the public page as it was', async () => {
    const before = await findPublicCheck(id)
    expectSuccess(await resubmitFactCheck(mira, { id, version: 1, ...judgement, correctionNote }))
    const reject = { decision: 'reject', reasonCode: 'not-checkable' } as const
    expectSuccess(await decideCase(lena, { id, version: 2, ...reject }))
    expect(await stateOf()).toMatchObject({ state: 'rejected', publishedVersion: 1, version: 2 })
    expect(await findPublicCheck(id)).toEqual(before)
    expect(await db().claim.findFirst()).toMatchObject({ isChecked: true })
    expect(await resubmitFactCheck(mira, { id, version: 2, ...judgement })).toMatchObject({
      refusal: 'note-needed',
    })
  })

  it('keeps no note on a check that nobody has seen', async () => {
    const fresh = await aCheck(mira, article)
    expectSuccess(await resubmitFactCheck(mira, { id: fresh.id, version: 1, ...judgement, correctionNote }))
    const version = { factCheckId: fresh.id, number: 2 }
    expect(await db().factCheckVersion.findUnique({ where: { factCheckId_number: version } })).toMatchObject({
      correctionNote: null,
    })
  })
})
