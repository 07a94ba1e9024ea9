import { describe, expect } from 'vitest'
import { fetchStatus } from '@/e2e/role-matrix/ask'
import { problemsOf, tally } from './ask'
import { attackFromElsewhere } from './elsewhere'
import { abuse, counted, dose, expectUnchanged, type Stage } from './stage'
import { everyWrite, someoneWhoMay } from './writes'

type Headers = Record<string, string>
type Shape = { what: string; headers: Headers; expected: number[] }

/** What a request says of where it comes from; `''` leaves a header out. */
function origins(site: string): Shape[] {
  const { protocol, hostname, port, host } = new URL(site)
  const others = [
    'null',
    '',
    'https://evil.example',
    `http://evil.example:${port}`,
    `${protocol}//${hostname}`,
    `${protocol}//${hostname}:${Number(port) + 1}`,
    `https://${host}`,
    `${protocol}//${host}.evil.example`,
    `${protocol}//evil.example#${host}`,
    `${protocol}//user@evil.example:${port}`,
    `${protocol}//${hostname}.:${port}`,
    `${protocol}//0.0.0.0:${port}`,
    `${protocol}//127.1.1.1:${port}`,
    'file://',
    'about:blank',
    'chrome-extension://abcdefghijklmnop',
    `evil.example, ${site}`,
  ]
  const said = others.map((origin) => ({ what: `Origin ${origin || 'left out'}`, headers: { origin } }))
  const fetchSites = ['cross-site', 'same-site', 'none', 'same-origin, cross-site', 'SAME-ORIGIN']
  const fetched = fetchSites.map((value) => ({
    what: `Sec-Fetch-Site ${value}`,
    headers: { origin: '', 'sec-fetch-site': value },
  }))
  const evil = 'evil.example'
  const forwarded = ['x-forwarded-host', 'x-forwarded-server', 'x-host', 'forwarded', 'x-original-host'].map(
    (name) => ({
      what: `${name} as Origin`,
      headers: { origin: `https://${evil}`, [name]: name === 'forwarded' ? `host=${evil}` : evil },
    }),
  )
  const referred = { what: 'Referer alone', headers: { origin: '', referer: `${site}/settings` } }
  return [...said, ...fetched, ...forwarded, referred].map((one) => ({ ...one, expected: [403] }))
}

/** Bodies that need no preflight, and words that some servers take for another method; from this site's own pages. */
const bodies: (Shape & { method: string; body?: string })[] = [
  ...['text/plain', 'application/json', 'application/csp-report', 'text/xml', 'image/png'].map((type) => ({
    what: type,
    method: 'POST',
    headers: { 'content-type': type },
    body: '{"role":"admin"}',
    expected: [415],
  })),
  ...['PUT', 'PATCH', 'DELETE'].map((method) => ({
    what: method,
    method,
    headers: { 'content-type': 'text/plain' },
    body: '{}',
    expected: [403, 404, 405, 415],
  })),
]

/** Prepares everything, and gives how it is sent. */
async function byHttp(stage: Stage) {
  const { own } = stage
  const { statuses, note } = tally()
  const attempts: { what: string; send: () => Promise<{ status: number }>; expected: number[] | null }[] = []
  const shapes = origins(own.url)
  for (const write of everyWrite(stage)) {
    const { cell, fields, path, send } = await write.prepare(someoneWhoMay(write.name))
    const pairs = Object.entries(fields)
    for (const { what, headers, expected } of dose(shapes, shapes.slice(0, 3)))
      attempts.push({ what: `${write.name}, ${what}`, expected, send: () => send(pairs, headers) })
    const url = own.url + path
    for (const { what, method, headers, body, expected } of dose(bodies, bodies.slice(0, 2))) {
      const init = {
        method,
        headers: { origin: own.url, cookie: cell.cookie, ...headers },
        body: body ?? null,
      }
      attempts.push({ what: `${write.name} as ${what}`, expected, send: () => fetchStatus(url, init) })
    }
    const action = stage.actions.find(({ name }) => name === write.name)
    const query = new URLSearchParams({ ...fields, _method: 'POST' })
    if (action) query.set(`$ACTION_ID_${action.id}`, '')
    for (const more of dose(overrides, overrides.slice(0, 1))) {
      const headers: Headers = { cookie: cell.cookie, ...more, ...(action && { 'next-action': action.id }) }
      // What a page answers to those who only look is its own affair; nothing may be written.
      for (const method of ['GET', 'HEAD'])
        attempts.push({
          what: `${write.name} by ${method} with ${JSON.stringify(more)}`,
          expected: null,
          send: () => fetchStatus(`${url}?${query}`, { method, headers }),
        })
    }
  }
  return async () => {
    const problems = await problemsOf(attempts, async ({ what, send, expected }) => {
      const { status } = await send()
      note(status)
      if (expected) return expected.includes(status) ? null : `${what}: ${status}`
      return status >= 500 ? `${what}: ${status}` : null
    })
    expect(problems).toEqual([])
    return { asked: attempts.length, statuses }
  }
}

const overrides: Headers[] = [
  {},
  { 'x-http-method-override': 'POST' },
  { 'x-http-method': 'POST' },
  { 'x-method-override': 'POST' },
  { 'content-type': 'application/x-www-form-urlencoded' },
]

describe('forms from elsewhere', () => {
  abuse('A6', 'what no page of this site has sent writes nothing', async (stage) => {
    const { asked, statuses } = await expectUnchanged(stage, await byHttp(stage))
    const browser = await attackFromElsewhere(stage)
    return {
      dose: `${asked} requests of other origins, types and methods; ${browser.tries} in Chromium from ${browser.sites} other sites`,
      outcome: `${counted(statuses)}; ${browser.arrived} came in with a cookie; no row changed`,
    }
  })
})
