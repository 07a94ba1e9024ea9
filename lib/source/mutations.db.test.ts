import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { db } from '@/lib/db'
import { limits } from '@/lib/limit/limits'
import * as outgoing from '@/lib/outgoing/fetch-page'
import type { Viewer } from '@/lib/policy'
import { previewSource } from '@/lib/source/mutations'
import { resetDatabase } from '@/test/database'
import { aPerson, expectSuccess } from '@/test/factories'

const fetched = vi.spyOn(outgoing, 'fetchPage')

beforeEach(async () => {
  await resetDatabase()
  fetched.mockResolvedValue(aPage('<title>Budget</title><meta property="og:site_name" content="Council">'))
})
afterAll(() => vi.restoreAllMocks())

const aPage = (html: string) => ({
  ok: true as const,
  page: { url: 'https://a.example/', contentType: 'text/html', bytes: Buffer.from(html) },
})

const look = async (viewer: Viewer, url = 'https://a.example/b') =>
  expectSuccess(await previewSource(viewer, { url }))

describe('previewSource', () => {
  it('refuses a stranger', async () => {
    const nobody = null as unknown as Viewer
    expect(await previewSource(nobody, { url: 'https://a.example' })).toMatchObject({ refusal: 'forbidden' })
    expect(fetched).not.toHaveBeenCalled()
  })

  it('reads a page once for all who cite it, under whatever spelling', async () => {
    const facts = { title: 'Budget', publisher: 'Council' }
    expect(await look(await aPerson())).toEqual(facts)
    expect(await look(await aPerson(), 'https://A.example/b/?utm_source=x#y')).toEqual(facts)
    expect(fetched).toHaveBeenCalledTimes(1)
    expect(await db().sourcePreview.findMany()).toMatchObject([
      { url: 'https://a.example/b', ...facts, outcome: 'read' },
    ])
  })

  it('stores one row when two ask at once', async () => {
    const viewer = await aPerson()
    await Promise.all([look(viewer), look(viewer), look(await aPerson())])
    expect(await db().sourcePreview.count()).toBe(1)
  })

  it('reads again what has grown old', async () => {
    const viewer = await aPerson()
    await look(viewer)
    await db().sourcePreview.updateMany({ data: { fetchedAt: new Date(Date.now() - 8 * 86_400_000) } })
    fetched.mockResolvedValue(aPage('<title>Budget, corrected</title>'))
    expect(await look(viewer)).toEqual({ title: 'Budget, corrected', publisher: null })
  })

  it.each(['inside', 'robots', 'timed-out', 'bad-status', 'wrong-type', 'unresolved'] as const)(
    'says no more than that nothing was read when the outcome is %s',
    async (outcome) => {
      fetched.mockResolvedValue({ ok: false, outcome })
      expect(await look(await aPerson())).toEqual({ title: null, publisher: null })
      expect(await db().sourcePreview.findMany()).toMatchObject([{ outcome: 'nothing' }])
    },
  )

  it('looks up only so many pages for one person', async () => {
    const viewer = await aPerson()
    for (let page = 0; page < limits.lookup.windows[0].times; page++)
      await look(viewer, `https://a.example/${page}`)
    expect(await previewSource(viewer, { url: 'https://a.example/new' })).toMatchObject({
      refusal: 'too-often',
    })
    // What is known costs nothing, and others are not held up.
    expect(await look(viewer, 'https://a.example/1')).toMatchObject({ title: 'Budget' })
    expect(await look(await aPerson(), 'https://a.example/new')).toMatchObject({ title: 'Budget' })
  })
})
