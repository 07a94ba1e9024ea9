import { readFileSync } from 'node:fs'
import http from 'node:http'
import { describe, expect } from 'vitest'
import { findAction } from '@/bench/actions'
import { root } from '@/scripts/setup/folders.mjs'
import { newKey } from '@/test/factories'
import { ask, persistently } from './client'
import { aWriter, counted, dose, fault, isQuick, type Scene, type Writer } from './scene'
import { cases } from './strings'

const actionId = () => findAction(root, 'lib/comment/actions.ts', 'postComment')

/** Every address that takes a form or data. */
const posts = [
  '/api/drafts',
  '/api/editor/drafts',
  '/api/preview',
  '/api/source-preview',
  '/api/review/looking',
  '/api/review/release',
  '/api/notifications/open',
  '/api/notifications/read',
  '/api/unsubscribe/x',
  '/api/auth/callback/credentials',
]

const boundary = 'form-of-faults'
const formType = `multipart/form-data; boundary=${boundary}`

function form(fields: [string, string | Buffer][]): Buffer {
  return Buffer.concat([
    ...fields.flatMap(([name, value]) => [
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
      Buffer.from(value),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ])
}

/** Sends as much as the server takes, and returns the status it answers with. */
function pour(url: string, headers: Record<string, string>, bytes: number): Promise<number | 'cut'> {
  return new Promise((resolve) => {
    const request = http.request(url, { method: 'POST', headers, agent: false }, (response) => {
      resolve(response.statusCode ?? 0)
      request.destroy()
    })
    request.on('error', () => resolve('cut'))
    const piece = Buffer.alloc(64 * 1024, 'a')
    let sent = 0
    const more = () => {
      while (sent < bytes && !request.destroyed) {
        sent += piece.length
        if (!request.write(piece)) return void request.once('drain', more)
      }
      if (!request.destroyed) request.end()
    }
    more()
  })
}

const memoryOf = (pid: number) => {
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kilobytes) / 1024)
}

describe('what comes in', () => {
  fault('F18', 'is too large, too many or too deep', async (scene) => {
    const { own, article } = scene
    const writer = await aWriter(scene)
    const places = [
      ...posts.map((path) => ({ url: `${own.url}${path}`, more: {} })),
      { url: `${own.url}${article.url}`, more: { 'next-action': actionId() } },
      { url: `${own.url}${article.url}`, more: {} },
    ]
    const sizes = dose([1, 50], [1, 8]).map((megabytes) => megabytes * 1024 ** 2)
    const statuses: Record<string, number> = {}
    const note = (status: number | string) => (statuses[status] = (statuses[status] ?? 0) + 1)
    const canSeeMemory = process.platform === 'linux'
    let before = 0
    for (const size of sizes) {
      // What the first ones cost is the code that they make run.
      before = canSeeMemory ? memoryOf(own.pid()) : 0
      for (const { url, more } of places) {
        const headers = { cookie: writer.cookie, origin: own.url, 'content-type': formType, ...more }
        for (const length of [{ 'content-length': String(size) }, {}] as Record<string, string>[]) {
          const status = await pour(url, { ...headers, ...length }, size)
          // Where nothing may be posted at all, that is said before its size.
          expect([413, 405, 'cut'], `${size} bytes to ${url}`).toContain(status)
          note(status)
        }
      }
    }
    const grown = canSeeMemory ? memoryOf(own.pid()) - before : 0
    if (!isQuick) expect(grown, 'megabytes more, of all that were sent').toBeLessThan(50)
    for (const { url, more } of places) {
      const headers = { cookie: writer.cookie, origin: own.url, 'content-type': formType, ...more }
      const bodies: [string, Buffer | string][] = [
        [formType, form(Array.from({ length: 2_500 }, (_, at) => [`k${at}`, 'v']))],
        [formType, form([['body', 'a'.repeat(200_000)]])],
        [
          'application/x-www-form-urlencoded',
          Array.from({ length: 10_000 }, (_, at) => `k${at}=v`).join('&'),
        ],
        ['application/json', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
        ['text/plain;charset=UTF-8', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
        ['text/plain;charset=UTF-8', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
      ]
      for (const [type, body] of bodies) {
        const answer = await ask(url, {
          method: 'POST',
          headers: { ...headers, 'content-type': type },
          body: body as BodyInit,
        })
        expect(answer?.status, `${type} of ${body.length} to ${url}`).toBeLessThan(500)
        note(answer?.status ?? 'cut')
      }
    }
    return {
      dose: `${places.length} addresses, ${sizes.map((size) => `${size / 1024 ** 2} MB`).join(' and ')} with and without a length, 10,000 fields, depth 100,000`,
      outcome: `${counted(statuses)}; ${grown} MB more`,
    }
  })

  fault('F19', 'is damaged, or hard to keep', async (scene) => {
    const { own, article, sql } = scene
    const writer = await aWriter(scene)
    const statuses: Record<string, number> = {}
    for (const { name, bytes, is } of cases) {
      const key = newKey()
      const status = await send(scene, writer, key, bytes)
      statuses[status] = (statuses[status] ?? 0) + 1
      const [stored] = await sql<{ id: string; body: string }>(
        `SELECT c.id, c.body FROM comment c JOIN idempotency_key k ON k.answer->>'id' = c.id::text WHERE k.key = $1`,
        [key],
      )
      expect(is === 'either' ? [200, 422] : is === 'kept' ? [200] : [400, 422], name).toContain(status)
      expect(stored !== undefined, name).toBe(status === 200)
      if (!stored) continue
      const meant = bytes
        .toString()
        .replace(/\r\n?|[\u2028\u2029]/g, '\n')
        .normalize('NFC')
        .trim()
      if (is === 'kept') expect(stored.body, name).toBe(meant)
      const told = await ask(`${own.url}/api/comments/${stored.id}`, { headers: { cookie: writer.cookie } })
      expect(told?.status, name).toBe(200)
    }
    for (const [field, path] of [
      ['q', '/record'],
      ['author', '/record'],
      ['after', '/api/live?article=x'],
    ] as const)
      for (const { name, bytes } of cases) {
        const encoded = [...bytes.subarray(0, 500)]
          .map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
          .join('')
        const answer = await ask(`${own.url}${path}${path.includes('?') ? '&' : '?'}${field}=${encoded}`)
        expect(answer?.status, `${name} in ${field}`).toBeLessThan(500)
      }
    expect((await ask(`${own.url}${article.url}`))?.status).toBe(200)
    return {
      dose: `${cases.length} strings as a comment and in three queries`,
      outcome: `${counted(statuses)}; what was taken is stored as it was sent`,
    }
  })
})

async function send({ own, article }: Scene, writer: Writer, key: string, body: Buffer): Promise<number> {
  const fields: [string, string | Buffer][] = [
    ['_1_key', key],
    ['_1_articleId', article.id],
    ['_1_paragraphId', article.paragraphs[0]?.id ?? ''],
    ['_1_body', body],
    ['0', '[{"status":"idle"},"$K1"]'],
  ]
  const request = {
    method: 'POST',
    headers: {
      accept: 'text/x-component',
      'content-type': formType,
      cookie: writer.cookie,
      'next-action': actionId(),
      origin: own.url,
    },
    body: form(fields) as unknown as BodyInit,
  }
  return (await persistently(() => ask(`${own.url}${article.url}`, request))).status
}
