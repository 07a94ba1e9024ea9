import { mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { chromiumFlags } from '../e2e/chromium.ts'
import { baseUrl, demoPeople } from '../e2e/environment.ts'
import setUp from '../e2e/global-setup.ts'
import { root } from './setup/folders.mjs'
import { Refusal, runMain, say } from './setup/terminal.mjs'

const folder = path.join(root, 'docs', 'screenshots')
const mostBytes = 300 * 1024

type Scheme = 'light' | 'dark'
type Shot = { name: string; open: (page: Page) => Promise<void>; signedInAs?: string }

const shots: Shot[] = [
  { name: 'article', open: openArticle },
  { name: 'desk', open: openCase, signedInAs: 'moderator' },
]

/** `npm run screenshots`: the pictures of the documents, light and dark, from the example on a server of their own. */
runMain(async () => {
  mkdirSync(folder, { recursive: true })
  const tearDown = await setUp()
  try {
    const browser = await chromium.launch({
      executablePath: process.env.PLAYWRIGHT_CHROMIUM_PATH || undefined,
      args: chromiumFlags(),
    })
    try {
      for (const shot of shots)
        for (const scheme of ['light', 'dark'] as const) await take(browser, shot, scheme)
    } finally {
      await browser.close()
    }
  } finally {
    await tearDown()
  }
})

async function take(browser: Browser, { name, open, signedInAs }: Shot, scheme: Scheme) {
  const context = await browser.newContext({
    baseURL: baseUrl(),
    viewport: { width: 1280, height: 840 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    colorScheme: scheme,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  if (signedInAs) await signIn(page, signedInAs)
  await open(page)
  await page.evaluate(() => document.fonts.ready)
  const file = path.join(folder, scheme === 'light' ? `${name}.png` : `${name}-dark.png`)
  await page.screenshot({ path: file })
  await context.close()
  const { size } = statSync(file)
  if (size > mostBytes)
    throw new Refusal(
      `${path.basename(file)} has ${size} bytes; at most ${mostBytes} belong in the repository.`,
    )
  say(`${path.relative(root, file)}  ${Math.round(size / 1024)} kB`)
}

async function openArticle(page: Page) {
  await page.goto('/')
  await page.getByRole('main').getByRole('link').first().click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
}

async function openCase(page: Page) {
  await page.goto('/review')
  await page.getByRole('link', { name: 'Open the most pressing' }).click()
  await page.waitForURL(/\/review\/[0-9a-f-]{36}/)
  await page.waitForLoadState('networkidle')
}

async function signIn(page: Page, role: string) {
  const person = demoPeople().find((candidate) => candidate.role === role)
  if (!person) throw new Refusal(`The example has no ${role}.`)
  await page.goto('/sign-in')
  await page.getByLabel(/e-mail/i).fill(person.email)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page
    .getByRole('main')
    .getByRole('button', { name: /sign in/i })
    .click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}
