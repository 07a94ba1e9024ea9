import path from 'node:path'
import { expect, it } from 'vitest'
import { limits, windowsOf } from '@/lib/limit/limits'
import { limitsPage } from '@/lib/limit/page'
import { root } from '@/scripts/setup/folders.mjs'

const now = new Date('2026-11-27T12:00:00Z')
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000)

it('stands in the documents as it is', async () => {
  await expect(limitsPage()).toMatchFileSnapshot(path.join(root, 'docs', 'limits.md'))
})

it('gives a new account less on its first day, and nobody more', () => {
  for (const limit of Object.values(limits)) {
    if (!('firstDay' in limit)) continue
    const perDay = (windows: readonly { times: number; seconds: number }[]) =>
      Math.min(...windows.map(({ times, seconds }) => (times * 86_400) / seconds))
    expect(perDay(limit.firstDay), limit.what).toBeLessThan(perDay(limit.windows))
  }
})

it.each([
  ['a minute', ago(1 / 60), limits.comment.firstDay],
  ['twenty-three hours', ago(23), limits.comment.firstDay],
  ['a day', ago(24), limits.comment.windows],
  ['nobody knows how long', null, limits.comment.windows],
])('counts comments of an account that has been there for %s', (_, since, windows) => {
  expect(windowsOf('comment', since, now)).toEqual(windows)
})

it('knows no first day of an address', () => {
  expect(windowsOf('sign-up', ago(0), now)).toEqual(limits['sign-up'].windows)
})
