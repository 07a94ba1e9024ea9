import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { changeSetting } from '@/lib/setting/mutations'
import { getSettings, listSettings } from '@/lib/setting/queries'
import { resetDatabase } from '@/test/database'
import { aPerson, expectSuccess } from '@/test/factories'

beforeEach(resetDatabase)

const to = (value: number, from = 0) => ({ name: 'review-target-hours' as const, value, from })

describe('changeSetting', () => {
  it('keeps what was, with who changed what', async () => {
    const admin = await aPerson('admin')
    expectSuccess(await changeSetting(admin, to(12)))
    expectSuccess(await changeSetting(admin, to(6, 1)))
    expect((await getSettings())['review-target-hours']).toBe(6)
    const settings = await listSettings(admin)
    expect(settings?.find(({ name }) => name === 'review-target-hours')).toMatchObject({
      version: 2,
      history: [
        { value: 6, by: admin.name },
        { value: 12, by: admin.name },
      ],
    })
    expect(
      await db().event.findMany({ where: { kind: 'setting.changed' }, orderBy: { id: 'asc' } }),
    ).toMatchObject([
      { subjectType: 'site', data: { from: 24, to: 12 } },
      { subjectType: 'site', data: { from: 12, to: 6 } },
    ])
  })

  it('refuses strangers and those who read an older version', async () => {
    for (const role of ['member', 'editor', 'moderator'] as const) {
      const stranger = await aPerson(role)
      expect(await changeSetting(stranger, to(12))).toMatchObject({ refusal: 'not-found' })
      expect(await listSettings(stranger)).toBeNull()
    }
    const admin = await aPerson('admin')
    expectSuccess(await changeSetting(admin, to(12)))
    expect(await changeSetting(admin, to(6))).toMatchObject({ refusal: 'conflict', detail: { version: 1 } })
  })

  it('makes one version of the same change sent at once, and lets one of two changes win', async () => {
    const admin = await aPerson('admin')
    for (const result of await Promise.all([1, 2, 3].map(() => changeSetting(admin, to(12)))))
      expectSuccess(result)
    expect(await db().setting.count({ where: { name: 'review-target-hours' } })).toBe(1)
    const results = await Promise.all([changeSetting(admin, to(6, 1)), changeSetting(admin, to(7, 1))])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  })
})
