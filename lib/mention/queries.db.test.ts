import { beforeEach, describe, expect, it } from 'vitest'
import { blockPerson } from '@/lib/block/mutations'
import { createComment, deleteComment, editComment } from '@/lib/comment/mutations'
import { db } from '@/lib/db'
import { previewText, suggestPeople } from '@/lib/mention/queries'
import type { Viewer } from '@/lib/policy'
import { resetDatabase, sql } from '@/test/database'
import { aComment, anArticle, aPerson, commentOn, expectSuccess, type TestArticle } from '@/test/factories'

let viewer: Viewer
let article: TestArticle

beforeEach(async () => {
  await resetDatabase()
  viewer = await aPerson()
  article = await anArticle()
})

async function named(handle: string, name: string): Promise<Viewer> {
  const data = { handle, name, email: `${handle}@test.example` }
  const { id } = await db().user.create({ data, select: { id: true } })
  return { id, handle, name, role: 'member' }
}

const suggested = async (typed: string, who: Viewer | null = viewer) =>
  (await suggestPeople(who, article.id, typed))?.map(({ handle }) => handle)

describe('suggestPeople', () => {
  it('lists those who wrote in the article first, the latest first, then others by handle or name', async () => {
    await named('mara-a', 'Zoe')
    await named('zz-last', 'Mara Z')
    await aComment(await named('mara-b', 'Bea'), article)
    await aComment(await named('xx-here', 'Mara X'), article)
    await aComment(await named('other-here', 'Olga'), article)
    expect(await suggested('MARA')).toEqual(['xx-here', 'mara-b', 'mara-a', 'zz-last'])
    expect(await suggested('')).toEqual(['other-here', 'xx-here', 'mara-b'])
    expect(await suggested('nobody')).toEqual([])
  })

  it('leaves out oneself and whoever has blocked one, and gives the signed-out nothing', async () => {
    const mara = await named('mara-a', 'Mara')
    await aComment(viewer, article)
    await blockPerson(mara, { handle: viewer.handle })
    expect(await suggested('mara')).toEqual([])
    expect(await suggested('')).toEqual([])
    expect(await suggested('mara', null)).toBeUndefined()
  })

  it('takes what was typed for what it is', async () => {
    await named('mara-a', 'Mara')
    for (const typed of ['%', '_', '\\', "'"]) expect(await suggested(typed)).toEqual([])
  })

  it('gives at most eight', async () => {
    for (const at of Array.from({ length: 12 }, (_, each) => each)) await named(`mara-${at}`, `Mara ${at}`)
    expect(await suggested('mara')).toHaveLength(8)
  })

  it.each(['handle', 'lower(name)'])('finds the beginning of %s by an index', async (column) => {
    const indexes = await sql<{ definition: string }>(
      `SELECT indexdef AS definition FROM pg_indexes WHERE tablename = 'user'`,
    )
    expect(indexes.map(({ definition }) => definition).join()).toContain(`(${column} text_pattern_ops)`)
  })
})

describe('mentions of a comment', () => {
  it('are stored, linked, and told in the event', async () => {
    const anna = await named('anna-k', 'Anna')
    const { id } = await aComment(viewer, article, { body: 'Ask @Anna-K or @nobody-here, `@anna-k`' })
    const comment = await db().comment.findUniqueOrThrow({ where: { id }, include: { mentions: true } })
    expect(comment.bodyHtml).toBe(
      '<p>Ask <a href="/people/anna-k" class="mention">@Anna-K</a> or @nobody-here, <code>@anna-k</code></p>',
    )
    expect(comment.mentions).toMatchObject([{ userId: anna.id }])
    const event = await db().event.findFirstOrThrow({ where: { kind: 'comment.created' } })
    expect(event.data).toMatchObject({ mentioned: [anna.id] })
  })

  it('follow the words when they are edited; only new ones are told', async () => {
    const [anna, boris] = [await named('anna-k', 'Anna'), await named('boris-k', 'Boris')]
    const { id } = await aComment(viewer, article, { body: 'Hello @anna-k' })
    expectSuccess(await editComment(viewer, { id, version: 1, body: 'Hello @anna-k and @boris-k' }))
    const event = await db().event.findFirstOrThrow({ where: { kind: 'comment.edited' } })
    expect(event.data).toMatchObject({ mentioned: [boris.id] })
    expectSuccess(await editComment(viewer, { id, version: 2, body: 'Hello @boris-k' }))
    const left = await db().mention.findMany({ where: { commentId: id } })
    expect(left.map(({ userId }) => userId)).toEqual([boris.id])
    expect(left).not.toContainEqual(expect.objectContaining({ userId: anna.id }))
    expectSuccess(await deleteComment(viewer, { id, version: 3 }))
    expect(await db().mention.count()).toBe(0)
  })

  it('are ten at most; handles that nobody has do not count', async () => {
    const handles = Array.from({ length: 11 }, (_, at) => `person-${at}`)
    for (const handle of handles) await named(handle, handle)
    const body = (some: string[]) => some.map((handle) => `@${handle}`).join(' ')
    expect(await createComment(viewer, commentOn(article, { body: body(handles) }))).toMatchObject({
      refusal: 'too-many-mentions',
      detail: { field: 'body' },
    })
    expectSuccess(
      await createComment(
        viewer,
        commentOn(article, { body: body([...handles.slice(1), 'nobody-1', 'nobody-2']) }),
      ),
    )
  })
})

describe('previewText', () => {
  it('is what will be stored', async () => {
    await named('anna-k', 'Anna')
    const body = '**Ask** @anna-k https://a.example'
    const { bodyHtml } = await aComment(viewer, article, { body })
    expect(await previewText({ text: body, of: 'comment' })).toBe(bodyHtml)
    expect(await previewText({ text: '@anna-k', of: 'check' })).toBe('<p>@anna-k</p>')
  })
})
