import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { createComment, editComment } from '@/lib/comment/mutations'
import { db } from '@/lib/db'
import { askConfigured } from '@/lib/outgoing/ask-configured'
import type { Viewer } from '@/lib/policy'
import { resetDatabase } from '@/test/database'
import { anArticle, aPerson, commentOn, expectSuccess, type TestArticle } from '@/test/factories'
import { withSettings } from '@/test/settings'

const secret = 'a secret of at least thirty-two characters'
let url = ''

type Asked = { headers: IncomingMessage['headers']; body: string }
let asked: Asked[] = []
let answer: (response: ServerResponse) => void = (response) => response.writeHead(204).end()
const server = createServer(async (request, response) => {
  let body = ''
  for await (const part of request) body += part
  asked.push({ headers: request.headers, body })
  answer(response)
})

const says = (json: unknown) => (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(json))

withSettings(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/judge`
  return { MODERATION_WEBHOOK_URL: url, MODERATION_WEBHOOK_SECRET: secret }
})
afterAll(() => {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(resolve))
})

let author: Viewer
let article: TestArticle
beforeEach(async () => {
  await resetDatabase()
  asked = []
  author = await aPerson()
  article = await anArticle()
})

describe('the classifier of an installation', () => {
  it('is asked with a signature that only the secret makes, and told who writes what', async () => {
    answer = (response) => response.writeHead(204).end()
    const posted = expectSuccess(await createComment(author, commentOn(article)))
    expect(posted.state).toBe('visible')
    const [first] = asked
    const [, seconds, mac] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(first?.headers['obelus-signature'])) ?? []
    expect(mac).toBe(createHmac('sha256', secret).update(`${seconds}.${first?.body}`).digest('hex'))
    expect(Math.abs(Number(seconds) - Date.now() / 1_000)).toBeLessThan(60)
    expect(JSON.parse(first?.body ?? '')).toMatchObject({
      action: 'new',
      author: { id: author.id, handle: author.handle, role: 'member' },
      comment: { body: 'Which plan?' },
      articleId: article.id,
    })
    expect(await db().$queryRaw`SELECT purpose, outcome, status FROM outgoing_request`).toEqual([
      { purpose: 'moderation', outcome: 'fetched', status: 204 },
    ])
  })

  it('holds and refuses, also what is edited', async () => {
    answer = says({ action: 'none' })
    const { id } = expectSuccess(await createComment(author, commentOn(article)))
    answer = says({ action: 'hold' })
    const held = expectSuccess(await createComment(author, commentOn(article)))
    expect(held).toMatchObject({ state: 'held', heldFor: ['external'] })
    answer = says({ action: 'refuse', reason: 'No addresses of homes, please.' })
    const refused = { refusal: 'refused-outside', detail: { words: 'No addresses of homes, please.' } }
    expect(await createComment(author, commentOn(article))).toMatchObject(refused)
    expect(await editComment(author, { id, version: 1, body: 'Other words.' })).toMatchObject(refused)
  })

  it.each([
    ['an error', (response: ServerResponse) => response.writeHead(500).end('{"action":"refuse"}')],
    ['a redirect', (response: ServerResponse) => response.writeHead(302, { location: url }).end()],
    ['garbage', (response: ServerResponse) => response.writeHead(200).end('<html>')],
    ['another answer', says({ action: 'ban', reason: 'x' })],
    [
      'too much',
      (response: ServerResponse) => response.writeHead(200).end(JSON.stringify('x'.repeat(20_000))),
    ],
    ['a broken line', (response: ServerResponse) => response.destroy()],
  ])('has no opinion by %s', async (_, how) => {
    answer = how
    expect(expectSuccess(await createComment(author, commentOn(article))).state).toBe('visible')
    expect(asked).toHaveLength(1)
  })

  it('has no opinion when it does not answer in time', async () => {
    answer = () => undefined
    const given = { url, secret, purpose: 'moderation' as const, body: {}, budgetMs: 80 }
    expect(await askConfigured(given)).toEqual({ ok: false, outcome: 'timed-out' })
  })

  it('is not asked about staff, nor about those who may not write', async () => {
    answer = says({ action: 'refuse' })
    expectSuccess(await createComment(await aPerson('moderator'), commentOn(article)))
    const suspended = { ...author, standing: { suspension: { reason: 'Spam.', until: null } } }
    expect(await createComment(suspended, commentOn(article))).toMatchObject({ refusal: 'suspended' })
    expect(asked).toHaveLength(0)
  })
})
