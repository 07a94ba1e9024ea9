import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { maxBodyBytes, turnAway } from './gate'

const site = 'https://obelus.example'
const own = 'http://localhost:3000'

function post(headers: Record<string, string>, method = 'POST'): IncomingMessage {
  return {
    method,
    headers: { 'content-length': '10', host: 'obelus.example', ...headers },
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
    expect(turnAway(post({ origin: 'http://127.0.0.1:4000', host: '127.0.0.1:3000' }), own)).toMatchObject({
      status: 403,
    })
    expect(turnAway(post({ origin: 'http://evil.example', host: 'evil.example' }), own)).toMatchObject({
      status: 403,
    })
  })

  it('asks for the length, and refuses what is too long', () => {
    const { 'content-length': _, ...headers } = post({ origin: site }).headers
    expect(turnAway({ method: 'POST', headers } as IncomingMessage, site)).toMatchObject({ status: 411 })
    expect(turnAway(post({ origin: site, 'transfer-encoding': 'chunked' }), site)).toMatchObject({
      status: 411,
    })
    expect(turnAway(post({ origin: site, 'content-length': String(maxBodyBytes + 1) }), site)).toMatchObject({
      status: 413,
    })
  })
})
