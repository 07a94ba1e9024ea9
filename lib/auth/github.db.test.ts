import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { githubClaims } from '@/lib/auth/github'
import { resetDatabase, sql } from '@/test/database'
import { type FixtureSite, pages, startSite } from '@/test/fixture-site'

let site: FixtureSite
let answers: Record<string, { status?: number; body: unknown }>

const json = (path: string) => (_request: unknown, response: import('node:http').ServerResponse) => {
  const { status = 200, body } = answers[path] ?? { status: 404, body: {} }
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

beforeAll(async () => {
  site = await startSite(pages({ '/user': json('/user'), '/user/emails': json('/user/emails') }))
})
afterAll(() => site.stop())
beforeEach(async () => {
  await resetDatabase()
  answers = {
    '/user': { body: { id: 583231, login: 'octocat', name: 'The Octocat', email: 'public@test.example' } },
  }
})

const main = { email: 'octo@test.example', primary: true, verified: true }

describe('who a token of GitHub is of', () => {
  it('is told by the number, and the address is the primary one that GitHub has verified', async () => {
    const other = { email: 'other@test.example', primary: false, verified: true }
    answers['/user/emails'] = { body: [other, main] }
    expect(await githubClaims(site.origin, 'a token')).toEqual({
      sub: '583231',
      preferred_username: 'octocat',
      name: 'The Octocat',
      email: main.email,
      email_verified: true,
    })
    expect(site.asked.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer a token',
      'Bearer a token',
    ])
    expect(await sql('SELECT DISTINCT purpose, outcome FROM outgoing_request')).toEqual([
      { purpose: 'sign-in', outcome: 'fetched' },
    ])
  })

  it.each([
    ['none is verified', { body: [{ ...main, verified: false }] }],
    ['GitHub does not say', { status: 403, body: { message: 'Resource not accessible' } }],
  ])('has no address where %s', async (_, answer) => {
    answers['/user/emails'] = answer
    expect(await githubClaims(site.origin, 'a token')).toMatchObject({
      email: undefined,
      email_verified: false,
    })
  })

  it.each([
    ['refuses the token', { status: 401, body: { message: 'Bad credentials' } }],
    ['says something else', { body: { id: 'octocat', login: 'octocat' } }],
  ])('is nobody where GitHub %s', async (_, answer) => {
    answers['/user'] = answer
    await expect(githubClaims(site.origin, 'a token')).rejects.toThrow()
  })
})
