import { createHash, randomBytes } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, test as base, type ConsoleMessage, expect, type Page } from '@playwright/test'
import { encode } from 'next-auth/jwt'
import pg from 'pg'
import { v7 as newId } from 'uuid'
import { openAlive } from './alive'
import { addArticle } from './article'
import { authSecret, baseUrl, databaseUrl } from './environment'

export { expect, newId }

export type Role = 'member' | 'editor' | 'moderator' | 'admin'
export type Person = { id: string; handle: string; name: string; role: Role }
export type Article = {
  id: string
  slug: string
  url: string
  title: string
  paragraphs: { id: string; text: string }[]
}

type Fixtures = {
  /** Rows straight in the database of the server under test. */
  sql: <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>
  person: (role?: Role) => Promise<Person>
  /** A published one. The log does not tell of it, so that the server makes its page for the first who asks. */
  article: (texts?: string[]) => Promise<Article>
  /** Signs the context's browser in without the form. */
  signIn: (person: Person, context?: BrowserContext) => Promise<void>
  /** Fails the test on any axe violation of the page as it stands. */
  checkAccessibility: (page: Page) => Promise<void>
  /** Does so in light and in dark, and fails where the page is wider than the window. */
  checkLooks: (page: Page) => Promise<void>
}

/** The browser's own word for a refused answer, which we test elsewhere. */
const refused = /Failed to load resource: the server responded with a status of (4\d\d|503)/

/** Its word for a server that is gone: fine of one that a test has ended, never of the one that all share. */
function isExpected(message: ConsoleMessage): boolean {
  const isOfSharedServer = message.location().url.startsWith(baseUrl())
  return (
    refused.test(message.text()) || (/net::ERR_CONNECTION_REFUSED/.test(message.text()) && !isOfSharedServer)
  )
}

export const test = base.extend<Fixtures, { pool: pg.Pool }>({
  browser: [
    async ({ browser }, use) => {
      openAlive(browser)
      await use(browser)
    },
    { scope: 'worker' },
  ],

  /** Whoever opens a page is told of all that its console said; whoever opens none needs no browser. */
  context: async ({ context }, use) => {
    const complaints: string[] = []
    context.on('console', (message) => {
      if (message.type() === 'error' && !isExpected(message)) complaints.push(message.text())
    })
    context.on('weberror', (error) => complaints.push(error.error().message))
    await use(context)
    expect(complaints, 'the browser console').toEqual([])
  },

  pool: [
    async ({ browserName: _ }, use) => {
      const pool = new pg.Pool({ connectionString: databaseUrl(), max: 4 })
      await use(pool)
      await pool.end()
    },
    { scope: 'worker' },
  ],

  sql: async ({ pool }, use) => {
    await use(async (text, values = []) => (await pool.query(text, values)).rows)
  },

  person: async ({ sql }, use) => {
    await use(async (role = 'member') => {
      const id = newId()
      const handle = `${role}-${randomBytes(5).toString('hex')}`
      const name = `${role[0]?.toUpperCase()}${role.slice(1)} ${handle.slice(-4)}`
      await sql(
        'INSERT INTO "user" (id, email, handle, name, role, email_verified_at) VALUES ($1, $2, $3, $4, $5, now())',
        [id, `${handle}@test.example`, handle, name, role],
      )
      return { id, handle, name, role }
    })
  },

  article: async ({ sql }, use) => {
    await use(async (texts = defaultTexts) => {
      const slug = `test-${randomBytes(6).toString('hex')}`
      return addArticle(sql, { slug, title: `Council agrees on a plan ${slug.slice(-4)}`, texts })
    })
  },

  signIn: async ({ sql, context }, use) => {
    await use(async (person, into = context) => {
      await into.addCookies([await sessionCookie(sql, person)])
    })
  },

  checkAccessibility: async ({ browserName: _ }, use) => {
    await use(async (page) => expectNoViolations(page, await axe(page)))
  },

  checkLooks: async ({ browserName: _ }, use) => {
    await use(async (page) => {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      await expectNoViolations(page, await axe(page))
      await expectToFit(page)
      // Of all rules only this one depends on the scheme: it changes colours, by a media query, and no element.
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      await expectNoViolations(page, (await axe(page)).withRules('color-contrast'))
      await expectToFit(page)
    })
  },
})

/** Where Base UI catches the focus at the edge of a menu and passes it on at once: hidden, and never where one stays. */
const passOn = '[data-base-ui-focus-guard]'

// “Legacy” is one run in the page itself. The other way opens a second page for the frames of other sites; there are none.
async function axe(page: Page) {
  const stands = await page.evaluate(() => 'axe' in window)
  // Half a megabyte that a page has read once it need not read again.
  return new AxeBuilder({ page, ...(stands ? { axeSource: 'axe' } : {}) })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .exclude(passOn)
}

/** What is still fading in has not its colours yet: it is looked at when it stands. */
async function settle(page: Page) {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    await Promise.allSettled(ending.map((animation) => animation.finished))
  })
}

async function expectNoViolations(page: Page, builder: AxeBuilder) {
  await settle(page)
  const { violations } = await builder.analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
}

async function expectToFit(page: Page) {
  // A phone widens its window to what does not fit: the width that it was given is what counts.
  const width = page.viewportSize()?.width ?? 0
  const taken = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(taken, `how wide ${page.url()} is`).toBeLessThanOrEqual(width)
}

export const defaultTexts = [
  'The council met on Monday and agreed on a new plan.',
  'The plan costs 30 million, the mayor said, and nobody objected.',
  'A vote is expected within two weeks.',
]

type Sql = Fixtures['sql']

/** A session row and the cookie that belongs to it, as `lib/auth` makes them. */
export async function sessionCookie(sql: Sql, person: Person) {
  const name = 'obelus-session'
  const token = randomBytes(32).toString('base64url')
  await sql(
    "INSERT INTO sign_in_session (id, user_id, token_hash, expires_at) VALUES ($1, $2, $3, now() + interval '1 day')",
    [newId(), person.id, createHash('sha256').update(token).digest('base64url')],
  )
  const value = await encode({ token: { session: token }, secret: authSecret(), salt: name })
  return { name, value, url: baseUrl(), httpOnly: true, sameSite: 'Lax' as const }
}
