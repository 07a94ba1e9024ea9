import { beforeEach, describe, expect, it } from 'vitest'
import { findOverview, findPersonFile, listArticleModes, searchPeople } from '@/lib/admin/queries'
import { setArticleMode } from '@/lib/article/mutations'
import { db } from '@/lib/db'
import { addWordRule, removeWordRule } from '@/lib/moderation/mutations'
import { listWordRules, tryWords } from '@/lib/moderation/queries'
import { readPageKey } from '@/lib/page-key'
import type { Viewer } from '@/lib/policy'
import { removeTemplate, saveTemplate } from '@/lib/template/mutations'
import { listTemplates } from '@/lib/template/queries'
import { resetDatabase } from '@/test/database'
import { anArticle, aPerson, aSanction, expectSuccess, newId } from '@/test/factories'

let admin: Viewer
let moderator: Viewer
beforeEach(async () => {
  await resetDatabase()
  admin = await aPerson('admin')
  moderator = await aPerson('moderator')
})

const events = (kind: string) => db().event.count({ where: { kind } })
const twice = <Value>(work: () => Promise<Value>) => Promise.all([work(), work()])

describe('people', () => {
  it('are found by the beginning of handle or name, by e-mail for admins, page by page', async () => {
    const person = await aPerson()
    await aSanction(person, 'suspension')
    const email = `${person.handle}@test`
    expect((await searchPeople(admin, email, null))?.people).toMatchObject([
      { id: person.id, sanctions: ['suspension'] },
    ])
    expect((await searchPeople(moderator, email, null))?.people).toEqual([])
    expect((await searchPeople(moderator, person.name.toUpperCase(), null))?.people).toHaveLength(1)
    expect((await searchPeople(moderator, '%', null))?.people).toEqual([])
    expect(await searchPeople(person, '', null)).toBeNull()
    await db().user.createMany({
      data: Array.from({ length: 41 }, (_, n) => ({
        email: `p${n}@x.example`,
        handle: `zz-${n}`,
        name: 'Z',
      })),
    })
    const first = await searchPeople(admin, 'zz-', null)
    const rest = await searchPeople(admin, 'zz-', readPageKey(first?.next))
    const ids = [...(first?.people ?? []), ...(rest?.people ?? [])].map(({ id }) => id)
    expect(new Set(ids).size).toBe(41)
    expect(rest?.next).toBeNull()
  })

  it('show their address to admins, and their file to nobody who does not decide about them', async () => {
    const person = await aPerson()
    expect(await findPersonFile(admin, person.handle)).toMatchObject({ email: expect.stringContaining('@') })
    expect(await findPersonFile(moderator, person.handle)).toMatchObject({ email: null, sessions: [] })
    expect(await findPersonFile(person, person.handle)).toBeNull()
    expect(await findOverview(moderator)).toBeNull()
    expect(await listArticleModes(moderator, null)).toBeNull()
    expect(await findOverview(admin)).toMatchObject({ people: 3, admins: 1 })
  })
})

describe('word rules', () => {
  const rule = { kind: 'banned' as const, pattern: 'scam*', note: undefined }

  it('are added and removed by admins, each once', async () => {
    expect(await addWordRule(moderator, rule)).toMatchObject({ refusal: 'not-found' })
    const [one, two] = (await twice(() => addWordRule(admin, rule))).map(expectSuccess)
    expect(one).toEqual(two)
    expect(tryWords((await listWordRules(admin)) ?? [], 'A scammer')).toMatchObject([{ words: ['scammer'] }])
    const id = one?.id ?? ''
    expect(await removeWordRule(moderator, { id })).toMatchObject({ refusal: 'not-found' })
    for (const result of await twice(() => removeWordRule(admin, { id }))) expectSuccess(result)
    expect(await listWordRules(admin)).toEqual([])
    expect([await events('word-rule.added'), await events('word-rule.removed')]).toEqual([1, 1])
    expect(await listWordRules(moderator)).toBeNull()
  })
})

describe('templates', () => {
  const template = { kind: 'comment' as const, decision: 'hide' as const, title: 'Ads', words: 'No ads.' }

  it('are written by admins, read by moderators, and changed on the version that was read', async () => {
    expect(await saveTemplate(moderator, template)).toMatchObject({ refusal: 'not-found' })
    const [one, two] = (await twice(() => saveTemplate(admin, template))).map(expectSuccess)
    expect(one).toEqual(two)
    const [stored] = await listTemplates(moderator)
    const { id, updatedAt: from } = stored ?? { id: '', updatedAt: '' }
    const change = (words: string) => saveTemplate(admin, { ...template, id, from, words })
    const results = await Promise.all([change('No ads, please.'), change('None.')])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.find(({ ok }) => !ok)).toMatchObject({ refusal: 'conflict' })
    for (const result of await twice(() => removeTemplate(admin, { id }))) expectSuccess(result)
    expect(await removeTemplate(moderator, { id })).toMatchObject({ refusal: 'not-found' })
    expect(await listTemplates(moderator)).toEqual([])
    expect(await events('template.changed')).toBe(3)
  })
})

describe('the mode of an article', () => {
  it('is changed by admins, once, from what they saw', async () => {
    const { id } = await anArticle()
    const input = { id, mode: 'closed' as const, from: 'open' as const }
    expect(await setArticleMode(moderator, input)).toMatchObject({ refusal: 'not-found' })
    for (const result of await twice(() => setArticleMode(admin, input))) expectSuccess(result)
    expect(await events('article.mode-changed')).toBe(1)
    const late = { id, mode: 'pre-moderated' as const, from: 'open' as const }
    expect(await setArticleMode(admin, late)).toMatchObject({ refusal: 'conflict' })
    expect(await setArticleMode(admin, { ...input, id: newId() })).toMatchObject({ refusal: 'not-found' })
  })
})
