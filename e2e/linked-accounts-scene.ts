import { readFileSync } from 'node:fs'
import type { APIRequestContext, Page } from '@playwright/test'
import { client, startIssuer } from '../test/oidc-issuer'
import { expect, newId } from './fixtures'
import { test as scene } from './outage-scene'
import { type OwnServer, startOwnServer } from './own-server'

type Issuer = Awaited<ReturnType<typeof startIssuer>>

type Scene = {
  /** A browser without a page, which keeps its cookies and goes where it is sent only when it is told to. */
  traveller: () => Promise<APIRequestContext>
  /** How much there is of what signing in makes, to compare before and after. */
  counts: () => Promise<unknown>
  /** The lines of the log that say that somebody was not let in. */
  refusals: () => string[]
}

/** A site on which one signs in by an issuer of OpenID Connect, too. */
export const test = scene.extend<Scene, { issuer: Issuer; own: OwnServer }>({
  issuer: [
    async ({ browserName: _ }, use) => {
      const issuer = await startIssuer()
      await use(issuer)
      await issuer.stop()
    },
    { scope: 'worker' },
  ],
  own: [
    async ({ issuer }, use) => {
      const own = await startOwnServer({
        AUTH_OIDC_ISSUER: issuer.url,
        AUTH_OIDC_ID: client.id,
        AUTH_OIDC_SECRET: client.secret,
        AUTH_OIDC_NAME: 'Newsroom',
        LOG_LEVEL: 'info',
      })
      await use(own)
      await own.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  traveller: async ({ playwright, own }, use) => {
    const made: APIRequestContext[] = []
    await use(async () => {
      const traveller = await playwright.request.newContext({ baseURL: own.url, maxRedirects: 0 })
      made.push(traveller)
      return traveller
    })
    for (const traveller of made) await traveller.dispose()
  },
  counts: async ({ sql }, use) => {
    await use(async () => {
      const [row] = await sql(
        `SELECT (SELECT count(*) FROM "user") AS people, (SELECT count(*) FROM linked_account) AS links,
          (SELECT count(*) FROM sign_in_session) AS sessions`,
      )
      return row
    })
  },
  refusals: async ({ own }, use) => {
    await use(() =>
      readFileSync(own.logFile, 'utf8')
        .split('\n')
        .filter((line) => line.includes('"authn_login_fail"')),
    )
  },
})

export const someone = () => {
  const handle = `n-${newId().slice(-12)}`
  return {
    sub: newId(),
    name: 'Nora Newsroom',
    preferred_username: handle,
    email: `${handle}@test.example`,
    email_verified: true,
  }
}

/** Where an answer leads. */
export async function step(browser: APIRequestContext, url: string): Promise<string> {
  const answer = await browser.get(url)
  const { location = '' } = answer.headers()
  expect([303, 307, 302], `${url}: ${answer.status()}`).toContain(answer.status())
  return location
}

/** As far as coming back from the issuer: the address that it leads back to. */
export async function wayBack(browser: APIRequestContext, next?: string): Promise<string> {
  const away = await step(browser, `/sign-in/with/oidc${next ? `?next=${encodeURIComponent(next)}` : ''}`)
  return step(browser, away)
}

/** Who the site takes a browser for. */
export async function whoIs(browser: APIRequestContext): Promise<string | null> {
  const { viewer } = await (await browser.get('/api/viewer')).json()
  return viewer?.id ?? null
}

export async function goOnWithNewsroom(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Go on with Newsroom' }).click()
}

type Sql = (text: string, values: unknown[]) => Promise<unknown>

/** The row of an account at an issuer that is linked to somebody's account here. */
export async function link(
  sql: Sql,
  { id }: { id: string },
  issuer: { url: string },
  there: { sub: string },
) {
  const text = 'INSERT INTO linked_account (id, user_id, issuer, subject) VALUES ($1, $1, $2, $3)'
  await sql(text, [id, issuer.url, there.sub])
}
