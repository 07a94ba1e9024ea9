import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { encode } from 'next-auth/jwt'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sessionCookie } from '@/lib/auth/cookie'
import { createComment, deleteComment, editComment } from '@/lib/comment/mutations'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import type { EventKind } from '@/lib/event/kinds'
import { mostMissed } from '@/lib/live/limits'
import type { Viewer } from '@/lib/policy'
import { claimCase, decideCase } from '@/lib/review/mutations'
import { routes } from '@/lib/routes'
import { endSession, startSession } from '@/lib/session/mutations'
import { resetDatabase, sql, testDatabase } from '@/test/database'
import {
  aCheck,
  aComment,
  anArticle,
  aPerson,
  commentOn,
  expectSuccess,
  type TestArticle,
} from '@/test/factories'
import { openStream, type Stream } from '@/test/stream'
import { openEventLog } from './events'
import { Live } from './live'

let article: TestArticle
let author: Viewer
const undo: (() => unknown)[] = []

beforeEach(async () => {
  await resetDatabase()
  article = await anArticle()
  author = await aPerson()
})
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

/** The part of a server process that answers `/api/live`. Its door to Next lets in those whose cookie says so. */
async function startProcess(most = 100) {
  const log = openEventLog(testDatabase())
  const live = new Live(log, most)
  const server = createServer((request, response) => {
    if (live.answer(request, response)) return
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ can: { review: request.headers.cookie?.startsWith('who=moderator') } }))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  live.local = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  undo.push(async () => {
    live.close()
    await log.close()
    server.closeAllConnections()
    server.close()
  })
  await vi.waitFor(() => log.ask('SELECT 1'))
  const open = async (path: string, headers?: Record<string, string>): Promise<Stream> => {
    const stream = await openStream(`${live.local}${path}`, headers)
    undo.push(stream.leave)
    if (stream.status === 200) await vi.waitFor(() => expect(stream.text()).toContain('retry:'))
    return stream
  }
  return { live, open, read: (after?: number) => open(routes.live({ article: article.id }, after)) }
}

const idsOf = async (kinds: EventKind[]) =>
  (await sql<{ id: string }>('SELECT id FROM event WHERE kind = ANY($1) ORDER BY id', [kinds])).map(
    ({ id }) => Number(id),
  )
const last = async () => Number((await sql<{ id: string }>('SELECT max(id) AS id FROM event'))[0]?.id)
const kindsOf = (stream: Stream) => stream.events().map(({ kind }) => kind)

const soon = { timeout: 2_000, interval: 20 }

describe('a reader of an article', () => {
  it('hears a comment within two seconds of its commit, and what becomes of it', async () => {
    const stream = await (await startProcess()).read()
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(stream.headers.get('cache-control')).toBe('no-store, no-transform')
    expect(stream.headers.get('x-accel-buffering')).toBe('no')
    const { id, paragraphId } = await aComment(author, article)
    await vi.waitFor(() => expect(stream.ids()).toHaveLength(1), soon)
    expect(stream.events()).toEqual([
      { id: await last(), kind: 'comment.created', subjectId: id, paragraphId, actorId: author.id },
    ])
    expectSuccess(await editComment(author, { id, version: 1, body: 'Which plan, then?' }))
    expectSuccess(await deleteComment(author, { id, version: 2 }))
    await vi.waitFor(
      () => expect(kindsOf(stream)).toEqual(['comment.created', 'comment.edited', 'comment.deleted']),
      soon,
    )
  })

  it('hears nothing of comments that wait for a moderator, whatever becomes of them', async () => {
    await db().article.update({ where: { id: article.id }, data: { mode: 'pre-moderated' } })
    const stream = await (await startProcess()).read()
    const held = expectSuccess(await createComment(author, commentOn(article)))
    expect(held.state).toBe('held')
    expectSuccess(await editComment(author, { id: held.id, version: 1, body: 'Please?' }))
    expectSuccess(await deleteComment(author, { id: held.id, version: 2 }))
    await db().article.update({ where: { id: article.id }, data: { mode: 'open' } })
    await aComment(author, article)
    await vi.waitFor(() => expect(stream.ids()).toEqual([expect.any(Number)]), soon)
    expect(stream.ids()).toEqual([await last()])
    // Nor does one who comes back and asks the database.
    const another = await (await startProcess()).read(0)
    await vi.waitFor(() => expect(kindsOf(another)).toEqual(['article.published', 'comment.created']), soon)
  })

  it('hears of a check when it is published, not that it waits, is held or is worked on', async () => {
    const stream = await (await startProcess()).read()
    const moderator = await aPerson('moderator')
    const { id } = await aCheck(author, article)
    expectSuccess(await claimCase(moderator, { id }))
    expectSuccess(await decideCase(moderator, { id, version: 1, decision: 'publish', reasonCode: 'sound' }))
    await vi.waitFor(() => expect(stream.ids()).toHaveLength(1), soon)
    expect(stream.events()[0]).toMatchObject({
      kind: 'fact-check.published',
      subjectId: id,
      actorId: null,
    })
    expect(stream.events()[0]?.paragraphId).toBe(article.paragraphs[1]?.id)
  })

  it('hears a decision that is on the record, without the place of a check that is not public', async () => {
    const stream = await (await startProcess()).read()
    const moderator = await aPerson('moderator')
    const { id } = await aCheck(author, article)
    expectSuccess(
      await decideCase(moderator, {
        id,
        version: 1,
        decision: 'request-changes',
        reasonCode: 'unclear',
        reason: 'Which year?',
      }),
    )
    await vi.waitFor(() => expect(kindsOf(stream)).toEqual(['fact-check.changes-requested']), soon)
    expect(stream.events()[0]).toMatchObject({ subjectId: id, paragraphId: null })
    expect(stream.text()).not.toContain('Which year?')
  })

  it('hears nothing of another article', async () => {
    const stream = await (await startProcess()).read()
    await aComment(author, await anArticle())
    await aComment(author, article)
    await vi.waitFor(() => expect(stream.ids()).toEqual([expect.any(Number)]), soon)
    expect(stream.ids()).toEqual([await last()])
  })
})

describe('somebody who comes back', () => {
  it('hears what they missed, once and in order, wherever they were cut off', async () => {
    for (let count = 0; count < 12; count++) {
      await aComment(author, article)
      await aCheck(author, article)
    }
    const heard = await idsOf(['article.published', 'comment.created'])
    const one = await startProcess()
    for (const after of [0, heard[3] ?? 0, heard[7] ?? 0, heard.at(-1) ?? 0]) {
      const stream = await one.read(after)
      const { id } = await aComment(author, article)
      await vi.waitFor(() => expect(stream.events().at(-1)).toMatchObject({ subjectId: id }), soon)
      const all = await idsOf(['article.published', 'comment.created'])
      expect(stream.ids()).toEqual(all.filter((one) => one > after))
    }
  })

  it('is believed by what their browser saw last, not by the address it once opened', async () => {
    const { id } = await aComment(author, article)
    const before = await last()
    const stream = await (await startProcess()).open(routes.live({ article: article.id }, 0), {
      'last-event-id': String(before),
    })
    await aComment(author, article)
    await vi.waitFor(() => expect(stream.ids()).toHaveLength(1), soon)
    expect(stream.events()[0]?.subjectId).not.toBe(id)
  })

  it('is told to look anew when too much was missed', async () => {
    const { id } = await aComment(author, article)
    await sql(
      `INSERT INTO event (kind, subject_type, subject_id, article_id)
       SELECT 'comment.edited', 'comment', $1, $2 FROM generate_series(1, $3)`,
      [id, article.id, mostMissed + 1],
    )
    const stream = await (await startProcess()).read(0)
    await vi.waitFor(() => expect(stream.text()).toContain('event: reset'), soon)
    expect(stream.text()).toContain(`id: ${await last()}\n`)
    expect(stream.ids()).toEqual([])
  })
})

it('tells listeners of two processes the same', async () => {
  const streams = [await (await startProcess()).read(), await (await startProcess()).read()]
  for (let count = 0; count < 20; count++) await aComment(author, article)
  const heard = await idsOf(['comment.created'])
  for (const stream of streams) await vi.waitFor(() => expect(stream.ids()).toEqual(heard), soon)
})

it('listens anew after its connection was cut, and loses and repeats nothing', async () => {
  const stream = await (await startProcess()).read()
  await aComment(author, article)
  await vi.waitFor(() => expect(stream.ids()).toHaveLength(1), soon)
  const cut = await sql(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'obelus events' AND datname = current_database()`,
  )
  expect(cut).toHaveLength(1)
  for (let count = 0; count < 5; count++) await aComment(author, article)
  const heard = await idsOf(['comment.created'])
  await vi.waitFor(() => expect(stream.ids()).toEqual(heard), { ...soon, timeout: 4_000 })
  await aComment(author, article)
  await vi.waitFor(() => expect(stream.ids()).toHaveLength(7), soon)
})

it('uses one connection to the database, however many listen', async () => {
  const { read } = await startProcess()
  for (let count = 0; count < 30; count++) await read(0)
  const connections = await sql(
    `SELECT 1 FROM pg_stat_activity WHERE application_name = 'obelus events' AND datname = current_database()`,
  )
  expect(connections).toHaveLength(1)
})

describe('the door', () => {
  it('is closed for drafts, unknown articles and nonsense', async () => {
    const { open, read } = await startProcess()
    await db().article.update({ where: { id: article.id }, data: { publishedAt: null } })
    expect((await read()).status).toBe(404)
    expect((await open(routes.live({ article: author.id }))).status).toBe(404)
    expect((await open('/api/live?article=x')).status).toBe(400)
    expect((await open('/api/live')).status).toBe(400)
    expect((await open(`${routes.live({ article: article.id })}&after=-1`)).status).toBe(400)
  })

  it('lets in so many, says when to come again, and lets in the next when one has left', async () => {
    const { read } = await startProcess(2)
    const first = await read()
    await read()
    const refused = await read()
    expect(refused.status).toBe(503)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(60)
    first.leave()
    await vi.waitFor(async () => expect((await read()).status).toBe(200), soon)
  })

  it('says when to come again while there is no database', async () => {
    const log = openEventLog('postgresql://nobody@127.0.0.1:9/none')
    const live = new Live(log, 10)
    const server = createServer((request, response) => live.answer(request, response))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    undo.push(async () => {
      live.close()
      await log.close()
      server.close()
    })
    const { port } = server.address() as AddressInfo
    const answer = await fetch(`http://127.0.0.1:${port}${routes.live({ article: article.id })}`)
    expect(answer.status).toBe(503)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('ends every stream when the process stops', async () => {
    const { live, read } = await startProcess()
    const stream = await read()
    live.close()
    await stream.ended
    expect(stream.text()).toMatch(/^retry: \d{4}\n\n$/)
  })
})

describe('the desk', () => {
  it('is heard by those who review, and by nobody else', async () => {
    const { open } = await startProcess()
    expect((await open(routes.live('desk'))).status).toBe(404)
    expect((await open(routes.live('desk'), { cookie: 'who=member' })).status).toBe(404)
    const stream = await open(routes.live('desk'), { cookie: 'who=moderator' })
    const { id } = await aCheck(author, article)
    const moderator = await aPerson('moderator')
    expectSuccess(await claimCase(moderator, { id }))
    await vi.waitFor(() => expect(kindsOf(stream)).toEqual(['fact-check.submitted', 'case.claimed']), soon)
    expect(stream.events().map(({ actorId }) => actorId)).toEqual([author.id, moderator.id])
  })

  it('loses the streams of a session that ends, wherever it ends, and no others', async () => {
    const { open } = await startProcess()
    const moderator = await aPerson('moderator')
    const tokens = [await startSession(moderator.id, null), await startSession(moderator.id, null)]
    const [ending, other] = await Promise.all(tokens.map(cookieOf))
    const streams = await Promise.all([
      open(routes.live('desk'), { cookie: `who=moderator; ${ending}` }),
      open(routes.live({ article: article.id }), { cookie: `who=moderator; ${ending}` }),
    ])
    const stays = await open(routes.live('desk'), { cookie: `who=moderator; ${other}` })
    await endSession(tokens[0] ?? '', 'signed-out')
    await Promise.all(streams.map(({ ended }) => ended))
    await aCheck(author, article)
    await vi.waitFor(() => expect(kindsOf(stays)).toEqual(['fact-check.submitted']), soon)
  })
})

async function cookieOf(token: string): Promise<string> {
  const { name } = sessionCookie()
  return `${name}=${await encode({ token: { session: token }, secret: env().AUTH_SECRET, salt: name })}`
}
