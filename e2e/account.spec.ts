import { hash } from '@node-rs/argon2'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { baseUrl, mailFolder } from './environment'
import { expect, type Person, test } from './fixtures'
import { linkIn } from './mail-link'
import { mailTo } from './mail-server'
import { signInWithForm } from './people-do'
import { closedToThePhone } from './refusals-scene'

// The pages around an account are the same forms on a phone; account-looks.spec.ts sees whether they fit there.
test.skip(({ isMobile }) => isMobile, closedToThePhone)

const password = 'correct horse battery'
const fresh = 'a fresh and long password'
const emailOf = ({ handle }: Person) => `${handle}@test.example`

type Sql = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>

async function givePassword(sql: Sql, { id }: Person) {
  await sql('UPDATE "user" SET password_hash = $2 WHERE id = $1', [id, await hash(password)])
}

/** Signed in with the form, in a browser of its own. */
async function otherBrowser(browser: Browser, person: Person, where = '/'): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ baseURL: baseUrl() })
  const page = await context.newPage()
  await signInWithForm(page, { email: emailOf(person), password })
  await page.goto(where)
  return page
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a password is changed with the present one, and every other browser is signed out', async ({
      page,
      browser,
      person,
      sql,
      signIn,
    }) => {
      const anna = await person()
      await givePassword(sql, anna)
      await signIn(anna)
      const other = await otherBrowser(browser, anna, '/settings')
      await page.goto('/settings/password')
      await page.getByLabel('Present password', { exact: true }).fill('not this one')
      await page.getByLabel('New password', { exact: true }).fill(fresh)
      await page.getByRole('button', { name: 'Change the password' }).click()
      await expect(page.getByText('This is not your present password').first()).toBeVisible()
      for (const label of ['Present password', 'New password'])
        await expect(page.getByLabel(label, { exact: true })).toHaveValue('')
      await page.getByLabel('Present password', { exact: true }).fill(password)
      await page.getByLabel('New password', { exact: true }).fill('password1')
      await page.getByRole('button', { name: 'Change the password' }).click()
      await expect(page.getByText('among those that are tried first').first()).toBeVisible()
      await page.getByLabel('Present password', { exact: true }).fill(password)
      await page.getByLabel('New password', { exact: true }).fill(fresh)
      await page.getByRole('button', { name: 'Change the password' }).click()
      await expect(page.getByText('Your password is changed.')).toBeVisible()
      await other.reload()
      await expect(other).toHaveURL('/sign-in?next=%2Fsettings')
      await other.context().close()
      await page.goto('/settings')
      await expect(page.getByRole('heading', { name: 'Profile' })).toBeVisible()
      await expect
        .poll(async () => (await mailTo(mailFolder(), emailOf(anna))).map(({ subject }) => subject), {
          timeout: 20_000,
          intervals: [50],
        })
        .toContain('Your password on Obelus was changed')
    })

    test('a forgotten password is replaced by a link from a mail, once', async ({ page, person, sql }) => {
      const anna = await person()
      await givePassword(sql, anna)
      await page.goto('/sign-in')
      await page.getByRole('link', { name: 'Forgot your password?' }).click()
      const words = async (email: string) => {
        await page.goto('/forgot-password')
        await page.getByLabel('E-mail').fill(email)
        await page.getByRole('button', { name: 'Mail me a link' }).click()
        const notice = page.getByText('If there is an account with')
        await expect(notice).toBeVisible()
        return (await notice.textContent())?.replace(email, '')
      }
      expect(await words('nobody@test.example')).toBe(await words(emailOf(anna)))
      const link = await linkIn(emailOf(anna), /Choose a new password/)
      expect(await mailTo(mailFolder(), 'nobody@test.example')).toEqual([])
      await page.goto(link)
      await page.getByLabel('New password', { exact: true }).fill(fresh)
      await page.getByRole('button', { name: 'Change the password' }).click()
      await expect(page).toHaveURL('/sign-in?after=reset')
      await page.goto(link)
      await expect(page.getByRole('heading', { name: 'This link is over' })).toBeVisible()
      await signInWithForm(page, { email: emailOf(anna), password: fresh })
    })

    test('a link in a mail signs in, once, and back where one was', async ({ page, person, browser }) => {
      const anna = await person()
      await page.goto('/sign-in?next=%2Frecord')
      await page.getByRole('link', { name: 'Have a link mailed to you' }).click()
      await page.getByLabel('E-mail').fill(emailOf(anna))
      await page.getByRole('button', { name: 'Mail me a link' }).click()
      await expect(page.getByText('If there is an account with')).toBeVisible()
      const link = await linkIn(emailOf(anna), /Sign in to/)
      // What looks at mails opens what it finds.
      const scanner = await browser.newContext()
      for (let time = 0; time < 2; time++) expect((await scanner.request.get(link)).status()).toBe(200)
      await scanner.close()
      await page.goto(link)
      await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
      await expect(page).toHaveURL('/record')
      expect((await (await page.request.get('/api/viewer')).json()).viewer).toMatchObject({ id: anna.id })
      await page.goto(link)
      await expect(page.getByRole('heading', { name: 'This link is over' })).toBeVisible()
    })

    test('an account is deleted after a day, and kept by a link or by signing in', async ({
      page,
      person,
      sql,
      signIn,
    }) => {
      const anna = await person()
      await givePassword(sql, anna)
      await signIn(anna)
      const ask = async () => {
        await page.goto('/settings/delete')
        await expect(page.getByText('published fact-checks, with all their versions')).toBeVisible()
        await page.getByLabel('Password', { exact: true }).fill(password)
        await page.getByRole('button', { name: 'Delete my account' }).click()
        await expect(page.getByText('Your account will be deleted in 24 hours')).toBeVisible()
      }
      const leavesAt = async () =>
        (await sql<{ at: Date | null }>('SELECT leaves_at AS at FROM "user" WHERE id = $1', [anna.id]))[0]?.at
      await ask()
      await page.goto(await linkIn(emailOf(anna), /will be deleted/))
      await page.getByRole('button', { name: 'Keep my account' }).click()
      await expect(page.getByRole('heading', { name: 'Your account stays' })).toBeVisible()
      expect(await leavesAt()).toBeNull()
      await signInWithForm(page, { email: emailOf(anna), password })
      await ask()
      expect(await leavesAt()).not.toBeNull()
      await signInWithForm(page, { email: emailOf(anna), password })
      expect(await leavesAt()).toBeNull()
    })
  })
}

test('somebody new makes an account with the link in a mail, and goes on where they were', async ({
  page,
  article,
  person,
}) => {
  const { url, paragraphs } = await article()
  const { handle } = { handle: `new-${(await person()).handle.slice(-10)}` }
  const email = `${handle}@test.example`
  await page.goto(`/sign-up?next=${encodeURIComponent(`${url}/p/${paragraphs[1]?.id}`)}`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Mail me a link' }).click()
  await expect(page.getByText(`A mail is on its way to ${email}.`)).toBeVisible()
  await page.goto(await linkIn(email, /Make your account/))
  await page.getByLabel('Name').fill('Nora')
  await page.getByLabel('Handle').fill(handle)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Make my account' }).click()
  await page.getByRole('textbox', { name: /Comment on paragraph/ }).fill('Is this per year?')
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page.getByRole('article').getByText('Is this per year?')).toBeVisible()
})

test('whose address is not confirmed reads and drafts, and writes once they opened the link in the mail', async ({
  page,
  article,
  person,
  sql,
  signIn,
}) => {
  const { url, paragraphs } = await article()
  const anna = await person()
  await sql('UPDATE "user" SET email_verified_at = NULL WHERE id = $1', [anna.id])
  await signIn(anna)
  await page.goto(`${url}/p/${paragraphs[1]?.id}`)
  const field = page.getByRole('textbox', { name: /Comment on paragraph/ })
  await field.fill('Is this per year?')
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page.getByText('Confirm your e-mail address first').first()).toBeVisible()
  await expect(field).toHaveValue('Is this per year?')
  await expect(page.getByRole('link', { name: 'No mail?' })).toBeVisible()

  const confirming = await page.context().newPage()
  await confirming.goto('/settings/email')
  await confirming.getByRole('button', { name: 'Mail the link once more' }).click()
  await confirming.goto(await linkIn(emailOf(anna), /Confirm your e-mail address/))
  await confirming.getByRole('button', { name: 'Confirm this address' }).click()
  await expect(confirming.getByText('Mail reaches you there.')).toBeVisible()
  await confirming.close()
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page.getByRole('article').getByText('Is this per year?')).toBeVisible()
})

test('another address counts once its link is opened; the old one is told', async ({
  page,
  person,
  sql,
  signIn,
}) => {
  const anna = await person()
  await givePassword(sql, anna)
  await signIn(anna)
  const next = `next-${emailOf(anna)}`
  await page.goto('/settings/email')
  await page.getByLabel('New address').fill(next)
  await page.getByLabel('Password', { exact: true }).fill('not this one')
  await page.getByRole('button', { name: 'Change the address' }).click()
  await expect(page.getByText('This is not your present password').first()).toBeVisible()
  await expect(page.getByLabel('New address')).toHaveValue(next)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Change the address' }).click()
  await expect(page.getByText('A mail with a link is on its way')).toBeVisible()
  await page.goto(await linkIn(next, /Confirm your new e-mail address/))
  await page.getByRole('button', { name: 'Confirm this address' }).click()
  await expect(page.getByText('Mail reaches you there.')).toBeVisible()
  await page.goto('/settings/email')
  await expect(page.getByText(next, { exact: true })).toBeVisible()
  await expect
    .poll(async () => (await mailTo(mailFolder(), emailOf(anna))).map(({ subject }) => subject), {
      timeout: 20_000,
      intervals: [50],
    })
    .toContain('Your e-mail address on Obelus was changed')
})

test('a session that is ended elsewhere loses its page and its stream at once', async ({
  page,
  browser,
  person,
  sql,
  signIn,
}) => {
  const anna = await person('moderator')
  await givePassword(sql, anna)
  await signIn(anna)
  const other = await otherBrowser(browser, anna, '/review')
  const ended = other.evaluate(async () => {
    const answer = await fetch('/api/live?desk=1')
    const reader = answer.body?.getReader()
    Object.assign(window, { isListening: true })
    try {
      while (!(await reader?.read())?.done);
    } catch {
      // Cut off is ended, too.
    }
  })
  await other.waitForFunction(() => 'isListening' in window)
  await page.goto('/settings/sessions')
  await expect(page.getByText('this browser')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Chrome on' })).toHaveCount(1)
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await expect(page.getByRole('button', { name: 'Sign out everywhere else' })).toHaveCount(0)
  // It would have been open for five minutes more.
  await ended
  expect((await other.request.get('/api/live?desk=1')).status()).toBe(404)
  await other.goto('/settings')
  await expect(other).toHaveURL('/sign-in?next=%2Fsettings')
  await other.context().close()
})

test('a cookie that was copied is nobody after signing out, and a new one comes with every sign-in', async ({
  page,
  browser,
  person,
  sql,
}) => {
  const anna = await person()
  await givePassword(sql, anna)
  const before = await page.context().cookies()
  await signInWithForm(page, { email: emailOf(anna), password })
  const first = await page.context().cookies()
  expect(first).not.toEqual(before)
  const thief = await browser.newContext({ baseURL: baseUrl() })
  await thief.addCookies(first)
  const who = async (context: BrowserContext) =>
    (await (await context.request.get('/api/viewer')).json()).viewer
  expect(await who(thief)).toMatchObject({ id: anna.id })
  await page.goto('/')
  await page.getByRole('banner').getByRole('button', { name: anna.name }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
  expect(await who(thief)).toBeNull()
  await signInWithForm(page, { email: emailOf(anna), password })
  expect((await page.context().cookies()).map(({ value }) => value)).not.toEqual(
    first.map(({ value }) => value),
  )
  await thief.close()
})

test('another name stands under everything at once, and account pages are kept nowhere', async ({
  page,
  person,
  signIn,
}) => {
  const anna = await person()
  await signIn(anna)
  await page.goto('/settings')
  await page.getByLabel('Name').fill('Anna Karenina')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('You are Anna Karenina now.')).toBeVisible()
  await expect(page.getByRole('banner').getByRole('button', { name: 'Anna Karenina' })).toBeVisible()
  await page.goto(`/people/${anna.handle}`)
  await expect(page.getByRole('heading', { name: 'Anna Karenina' })).toBeVisible()
  for (const path of ['', '/email', '/password', '/second-step', '/sessions', '/delete'])
    expect((await page.request.get(`/settings${path}`)).headers()['cache-control'], path).toContain(
      'no-store',
    )
  for (const path of ['/forgot-password', '/link/nothing'])
    expect((await page.request.get(path)).headers()['cache-control'], path).toContain('no-store')
})
