import { createServer, request as httpRequest, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { canRead, maxBodyBytes, turnAway, watchBody } from './gate'

const site = 'https://obelus.example'
const own = 'http://localhost:3000'
const form = 'multipart/form-data; boundary=b'

function post(headers: Record<string, string>, method = 'POST'): IncomingMessage {
  return {
    method,
    headers: { 'content-length': '10', 'content-type': form, host: 'obelus.example', ...headers },
  } as unknown as IncomingMessage
}

describe('turnAway', () => {
  it('lets reading through, whoever asks', () => {
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      expect(turnAway(post({ origin: 'https://evil.example' }, method), site)).toBeNull()
    }
  })

  it('lets a write from this site through', () => {
    expect(turnAway(post({ origin: site }), site)).toBeNull()
  })

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
    ['the same host over http', { origin: 'http://obelus.example' }],
    ['another port', { origin: 'https://obelus.example:8443' }],
    ['nowhere', {}],
    ['another site without an Origin', { 'sec-fetch-site': 'cross-site' }],
    ['a forged forwarded host', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
    ['a forged host', { origin: 'https://evil.example', host: 'evil.example' }],
  ])('refuses a write from %s', (_, headers) => {
    expect(turnAway(post(headers), site)).toMatchObject({ status: 403 })
  })

  it('knows a machine of one’s own by all its names, but only the page that is asked', () => {
    expect(turnAway(post({ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }), own)).toBeNull()
    for (const origin of ['http://127.0.0.1:4000', 'https://127.0.0.1:3000'])
      expect(turnAway(post({ origin, host: '127.0.0.1:3000' }), own)).toMatchObject({ status: 403 })
    expect(turnAway(post({ origin: 'http://evil.example', host: 'evil.example' }), own)).toMatchObject({
      status: 403,
    })
  })

  it('lets a mail program unsubscribe somebody from anywhere, but nothing else nor too much', () => {
    const from = (url: string, headers = {}) => turnAway({ ...post(headers), url } as IncomingMessage, site)
    expect(from('/api/unsubscribe/token')).toBeNull()
    expect(from('/api/unsubscribe/token', { origin: 'null' })).toBeNull()
    for (const url of [
      '/api/unsubscribe/',
      '/api/unsubscribe/token/more',
      '/notifications',
      '/api/unsubscribe',
    ])
      expect(from(url), url).toMatchObject({ status: 403 })
    expect(from('/api/unsubscribe/token', { 'content-length': '999999999' })).toMatchObject({ status: 413 })
  })

  it('refuses what is too long', () => {
    expect(turnAway(post({ origin: site, 'content-length': String(maxBodyBytes + 1) }), site)).toMatchObject({
      status: 413,
    })
    expect(turnAway(post({ origin: site, 'content-length': String(maxBodyBytes) }), site)).toBeNull()
  })

  it.each([
    ['a form', { 'content-type': form }, null],
    ['a form without files', { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' }, null],
    ['the call of an action', { 'content-type': 'text/plain;charset=UTF-8', 'next-action': '40ab' }, null],
    ['plain text', { 'content-type': 'text/plain' }, 415],
    ['JSON', { 'content-type': 'application/json' }, 415],
    ['what does not say what it is', { 'content-type': '' }, 415],
    ['nothing', { 'content-type': '', 'content-length': '0' }, null],
  ])('answers %s with a status of %#', (_, headers, status) => {
    expect(turnAway(post({ origin: site, ...headers }), site)?.status ?? null).toBe(status)
  })

  it('takes JSON from this very process only where that is spoken', () => {
    const request = {
      ...post({ origin: site, 'content-type': 'application/json' }),
      url: '/api/internal/work',
    }
    expect(turnAway(request as IncomingMessage, site)).toBeNull()
  })
})

describe('watchBody', () => {
  it.each([
    [maxBodyBytes, [200]],
    [maxBodyBytes + 1, [413]],
    // Who goes on sending may find the line cut before the answer.
    [maxBodyBytes * 20, [413, 'cut']],
  ])('answers a body of %d bytes that did not say its length with %s', async (bytes, expected) => {
    let received = 0
    const server = createServer((request, response) => {
      watchBody(request, (turned) => {
        response.once('finish', () => request.destroy())
        response.writeHead(turned.status, { connection: 'close' }).end(turned.message)
      })
      request.on('error', () => {})
      request.on('data', (part: Buffer) => {
        received += part.length
      })
      request.on('end', () => response.end('whole'))
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    const answered = await new Promise<number | string | undefined>((done) => {
      const sent = httpRequest({ port, host: '127.0.0.1', method: 'POST' }, (answer) => {
        answer.resume()
        done(answer.statusCode)
      })
      sent.on('error', () => done('cut'))
      sent.write(Buffer.alloc(bytes - 1))
      sent.end('.')
    })
    server.close()
    expect(expected).toContain(answered)
    if (answered === 200) expect(received).toBe(bytes)
    else expect(received).toBeLessThanOrEqual(maxBodyBytes)
  })

  const euro = [...Buffer.from('€')]
  it.each([
    ['whole letters', [euro], []],
    ['a letter in two parts', [euro.slice(0, 1), euro.slice(1)], []],
    ['half a letter at the end', [euro.slice(0, 2)], [400]],
    ['half a letter before another', [euro.slice(0, 2), [0x61], [0xff]], [400]],
    ['an overlong slash', [[0xc0, 0xaf]], [400]],
    ['half a surrogate pair', [[0xed, 0xa0, 0x80]], [400]],
  ])('lets %s through or refuses it once', (_, parts, statuses) => {
    const passed: unknown[] = []
    const request = { push: (part: unknown) => passed.push(part) > 0 } as unknown as IncomingMessage
    const refused: number[] = []
    watchBody(request, ({ status }) => refused.push(status))
    for (const part of parts) request.push(Uint8Array.from(part))
    request.push(null)
    expect(refused).toEqual(statuses)
    expect(passed.includes(null)).toBe(statuses.length === 0)
  })
})

describe('the spelling of an address', () => {
  it('is read where its path is UTF-8, whatever its query is', () => {
    for (const address of [undefined, '/', '/articles/caf%C3%A9', '/record?words=%', '/a%2fb', '*'])
      expect(canRead(address)).toBe(true)
    for (const address of [
      '/%',
      '/sitemap/..%c0%af.env',
      '/articles/%u000d',
      '/people/%ff?x=1',
      '/admin/people?q=a%00',
    ])
      expect(canRead(address)).toBe(false)
  })
})
