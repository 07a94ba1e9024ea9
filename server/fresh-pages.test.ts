import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type EventNotice, tags } from '@/lib/cache-tags'
import { databaseIsDown, hasDatabaseFailedLately } from '@/lib/exchange'
import { keepPagesFresh } from './fresh-pages'

const article = '01940000-0000-7000-8000-000000000001'
const siteUrl = 'http://localhost:3000'

/** The tags of each request to mark pages, and when it came, in ms. */
let marks: { at: number; tags: string[] }[]
let pages: ReturnType<typeof keepPagesFresh>

beforeEach(() => {
  vi.useFakeTimers({ now: 10_000 })
  marks = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (_url, request) => {
    if (request?.method === 'POST')
      marks.push({ at: Date.now() - 10_000, tags: JSON.parse(String(request.body)).tags })
    return new Response()
  })
  pages = keepPagesFresh({ siteUrl, local: siteUrl, secret: 'secret', shared: undefined })
})

afterEach(() => {
  pages.close()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

function said(kind: string, articleId = article): EventNotice {
  return {
    id: '1',
    kind,
    subjectType: 'comment',
    subjectId: article,
    articleId,
    actorId: null,
    slug: 'a-story',
  }
}

const times = () => marks.map(({ at }) => at)

it('takes the database for away until it is heard of, but not for one that failed', async () => {
  expect([databaseIsDown(), hasDatabaseFailedLately()]).toEqual([true, false])
  pages.opened()
  await vi.advanceTimersByTimeAsync(100)
  expect([databaseIsDown(), hasDatabaseFailedLately()]).toEqual([false, false])
  pages.lost?.()
  expect([databaseIsDown(), hasDatabaseFailedLately()]).toEqual([true, true])
})

it('marks what is written at the same time together, and once more a second later', async () => {
  for (let n = 0; n < 20; n++) pages.announced(said('comment.created'))
  await vi.advanceTimersByTimeAsync(5_000)
  expect(times()).toEqual([50, expect.closeTo(1_050, -1)])
  expect(marks[1]?.tags).toEqual(marks[0]?.tags)
})

it('marks ten times a second at most while many write, and all of it within a tenth of a second', async () => {
  const written = Array.from(
    { length: 100 },
    (_, n) => `01940000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  )
  for (const [n, id] of written.entries()) {
    pages.announced(said('comment.created', id))
    await vi.advanceTimersByTimeAsync(20)
    const known = marks.flatMap(({ tags }) => tags)
    for (const earlier of written.slice(0, Math.max(0, n - 5))) expect(known).toContain(tags.article(earlier))
  }
  expect(marks.length).toBeLessThanOrEqual(22)
})

it('does not let what is hidden wait for what may', async () => {
  pages.announced(said('comment.created'))
  await vi.advanceTimersByTimeAsync(60)
  pages.announced(said('comment.created'))
  pages.announced(said('comment.hidden'))
  await vi.advanceTimersByTimeAsync(50)
  expect(times()).toEqual([50, 110])
})

it('marks again what could not be marked', async () => {
  vi.mocked(fetch).mockRejectedValueOnce(new Error('away'))
  vi.spyOn(console, 'error').mockImplementation(() => {})
  pages.announced(said('comment.created'))
  await vi.advanceTimersByTimeAsync(1_200)
  expect(times()).toEqual([1_050])
  expect(marks[0]?.tags).toContain(tags.article(article))
})
