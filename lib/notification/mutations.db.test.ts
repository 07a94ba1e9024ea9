import { beforeEach, describe, expect, it } from 'vitest'
import { deleteComment } from '@/lib/comment/mutations'
import { db } from '@/lib/db'
import { openNotification, readAllNotifications, saveChoices } from '@/lib/notification/mutations'
import { countUnread, findChoices, listNotifications, notificationPageSize } from '@/lib/notification/queries'
import { readLog } from '@/lib/notification/reader'
import type { Viewer } from '@/lib/policy'
import { resetDatabase } from '@/test/database'
import { aComment, anArticle, aPerson, expectSuccess, newId, type TestArticle } from '@/test/factories'

let article: TestArticle
let writer: Viewer
let hearer: Viewer

beforeEach(async () => {
  await resetDatabase()
  await readLog(true)
  article = await anArticle()
  writer = await aPerson()
  hearer = await aPerson()
})

async function naming(body = 'Look here'): Promise<string> {
  return (await aComment(writer, article, { body: `${body} @${hearer.handle}` })).id
}

async function list(viewer = hearer, before: string | null = null) {
  while ((await readLog(true)).hasMore);
  return listNotifications(viewer, before)
}

describe('the list', () => {
  it('says who did what where, with the words and the way there', async () => {
    const commentId = await naming('Is *this* so?')
    const {
      list: [told],
      next,
    } = await list()
    expect(told).toMatchObject({
      kind: 'mention',
      who: writer.name,
      words: `Is this so? @${hearer.handle}`,
      isRead: false,
    })
    expect(told?.href).toContain(`#comment-${commentId}`)
    expect(next).toBeNull()
    expect(await countUnread(hearer)).toBe(1)
    expect((await list(writer)).list).toEqual([])
  })

  it('shows no words that were hidden or deleted since, nor a title that is no longer public', async () => {
    const deleted = await naming('Deleted words')
    const hidden = await naming('Hidden words')
    await list()
    expectSuccess(await deleteComment(writer, { id: deleted, version: 1 }))
    await db().comment.update({ where: { id: hidden }, data: { state: 'hidden' } })
    const shown = await list()
    expect(shown.list.map(({ words, isGone }) => [words, isGone])).toEqual([
      [null, true],
      [null, true],
    ])
    await db().article.update({ where: { id: article.id }, data: { publishedAt: null } })
    expect((await list()).list.map(({ article, href }) => [article, href])).toEqual([
      [null, null],
      [null, null],
    ])
  })

  it('leaves out those whom one has blocked since, and does not count them', async () => {
    await naming()
    expect((await list()).list).toHaveLength(1)
    await db().block.create({ data: { blockerId: hearer.id, blockedId: writer.id } })
    expect((await list()).list).toEqual([])
    expect(await countUnread(hearer)).toBe(0)
  })

  it('comes in pages, newest first, without gap or repetition', async () => {
    for (let n = 0; n < notificationPageSize + 3; n++) await naming(`Words ${n}`)
    const first = await list()
    expect(first.list).toHaveLength(notificationPageSize)
    const second = await list(hearer, first.next)
    expect(second.next).toBeNull()
    const all = [...first.list, ...second.list].map(({ words }) => words)
    expect(all).toEqual(
      Array.from({ length: notificationPageSize + 3 }, (_, n) => `Words ${n} @${hearer.handle}`).reverse(),
    )
  })
})

describe('reading', () => {
  it('opens one’s own once, twice and at once, and leads there', async () => {
    await naming()
    const [told] = (await list()).list
    const input = { id: told?.id ?? '' }
    const results = await Promise.all([openNotification(hearer, input), openNotification(hearer, input)])
    for (const result of results) expect(expectSuccess(result).href).toBe(told?.href)
    const { readAt } = await db().notification.findUniqueOrThrow({ where: input })
    expect(readAt).not.toBeNull()
    expectSuccess(await openNotification(hearer, input))
    expect(await db().notification.findUniqueOrThrow({ where: input })).toMatchObject({ readAt })
  })

  it('refuses a stranger, as if it were not there', async () => {
    await naming()
    const [told] = (await list()).list
    for (const id of [told?.id ?? '', newId()])
      expect(await openNotification(writer, { id })).toMatchObject({ refusal: 'not-found' })
    expectSuccess(await readAllNotifications(writer, { upTo: told?.id ?? '' }))
    expect(await countUnread(hearer)).toBe(1)
  })

  it('marks all up to the newest that was seen, at once as well as twice', async () => {
    await naming()
    const [seen] = (await list()).list
    await naming()
    await list()
    const input = { upTo: seen?.id ?? '' }
    await Promise.all([readAllNotifications(hearer, input), readAllNotifications(hearer, input)])
    expect((await list()).list.map(({ isRead }) => isRead)).toEqual([false, true])
  })
})

describe('choosing', () => {
  it('keeps what the form did not have, for oneself only, twice at once', async () => {
    const input = [{ kind: 'reply' as const, inApp: false, mail: 'daily' as const }]
    await Promise.all([saveChoices(hearer, input), saveChoices(hearer, input)])
    expectSuccess(await saveChoices(hearer, [{ kind: 'reply', inApp: true, mail: undefined }]))
    expect((await findChoices(hearer)).reply).toEqual({ inApp: true, mail: 'daily' })
    expect((await findChoices(hearer)).mention).toEqual({ inApp: true, mail: 'at-once' })
    expect((await findChoices(writer)).reply).toEqual({ inApp: true, mail: 'at-once' })
  })
})
