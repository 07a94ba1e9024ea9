import type { Browser, Page } from '@playwright/test'
import type { Email } from 'postal-mime'
import { baseUrl, mailFolder } from './environment'
import { type Article, expect, newId, type Person, test } from './fixtures'
import { mailTo } from './mail-server'

const header = (mail: Email, key: string) => mail.headers.find((one) => one.key === key)?.value ?? ''
const emailOf = ({ handle }: Person) => `${handle}@test.example`

type SignIn = (person: Person, context: ReturnType<Page['context']>) => Promise<void>

/** Writes as somebody else, in a browser of their own without JavaScript. */
async function writeAs(browser: Browser, signIn: SignIn, person: Person, address: string, words: string) {
  const context = await browser.newContext({ baseURL: baseUrl(), javaScriptEnabled: false })
  await signIn(person, context)
  const page = await context.newPage()
  await page.goto(address)
  await page.locator('form textarea[name=body]').first().fill(words)
  await page
    .locator('form textarea[name=body]')
    .first()
    .locator('xpath=ancestor::form')
    .getByRole('button')
    .last()
    .click()
  await context.close()
}

const talkAt = ({ url, paragraphs }: Article) => `${url}/p/${paragraphs[1]?.id}`

test('an answer is told in the list and by mail, leads to its words, and the mail can be stopped', async ({
  page,
  browser,
  context,
  article,
  person,
  signIn,
  sql,
  checkAccessibility,
}) => {
  const place = await article()
  const [hearer, writer] = [await person(), await person()]
  await writeAs(browser, signIn, hearer, talkAt(place), 'Is this per year?')
  const [root] = await sql<{ id: string }>('SELECT id FROM comment WHERE article_id = $1', [place.id])
  await signIn(hearer)
  await page.goto('/record')
  await expect(page.getByRole('link', { name: 'Notifications' })).toBeVisible()

  await test.step('the bell counts it when the reader comes back', async () => {
    await writeAs(browser, signIn, writer, `${talkAt(place)}?reply=${root?.id}`, 'It is, **twice** over.')
    await expect(async () => {
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
      await expect(page.getByRole('link', { name: 'Notifications, 1 unread' })).toBeVisible({ timeout: 500 })
    }).toPass()
  })

  await test.step('the list says who did what, and leads there', async () => {
    await page.getByRole('link', { name: 'Notifications, 1 unread' }).click()
    await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible()
    await checkAccessibility(page)
    await page.getByRole('button', { name: `Unread: ${writer.name} answered your comment` }).click()
    await page.waitForURL(/#comment-/)
    await expect(page.locator('.comment:target')).toContainText('It is, twice over.')
    await expect(page.getByRole('link', { name: 'Notifications', exact: true })).toBeVisible()
  })

  const mail = await test.step('the mail has come, once', async () => {
    await expect
      .poll(async () => (await mailTo(mailFolder(), emailOf(hearer))).length, { intervals: [50] })
      .toBe(1)
    const [mail] = await mailTo(mailFolder(), emailOf(hearer))
    expect(mail?.subject).toBe(`${writer.name} answered your comment · ${place.title}`)
    return mail as Email
  })

  await test.step('its way to the words works', async () => {
    await page.goto(/http\S+#comment-\S+/.exec(mail.text ?? '')?.[0] ?? '')
    await expect(page.locator('.comment:target')).toContainText('It is, twice over.')
  })

  await test.step('a mail program stops it without a page or a cookie, and nobody else is let in so', async () => {
    const address = header(mail, 'list-unsubscribe').slice(1, -1)
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
    const post = async (url: string) =>
      (await fetch(url, { method: 'POST', body, redirect: 'manual' })).status
    expect(await post(`${address}x`)).toBe(404)
    expect(await post(`${baseUrl()}/api/notifications/read`)).toBe(403)
    expect(await post(address)).toBe(200)
    expect(await post(address)).toBe(200)
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(303)
  })

  await test.step('the settings show it, and keep what is chosen', async () => {
    await page.goto('/settings/notifications')
    const replies = page.getByRole('group', { name: 'Replies' })
    await expect(replies.getByLabel('E-mail')).toHaveValue('off')
    await checkAccessibility(page)
    await replies.getByLabel('E-mail').selectOption('Once a day')
    await page.getByRole('group', { name: 'New checks' }).getByLabel('In the list').uncheck()
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Saved.')).toBeVisible()
    await page.reload()
    await expect(replies.getByLabel('E-mail')).toHaveValue('daily')
    await expect(page.getByRole('group', { name: 'New checks' }).getByLabel('In the list')).not.toBeChecked()
  })

  await test.step('a stranger opens nothing of it', async () => {
    const [told] = await sql<{ id: string }>(
      'UPDATE notification SET read_at = NULL WHERE user_id = $1 RETURNING id',
      [hearer.id],
    )
    await context.clearCookies()
    await signIn(writer)
    for (const id of [told?.id ?? '', newId(), 'x']) {
      const answer = await page.request.post('/api/notifications/open', {
        form: { id },
        headers: { origin: baseUrl() },
        maxRedirects: 0,
      })
      expect([answer.status(), answer.headers().location]).toEqual([303, '/notifications'])
    }
    const [still] = await sql<{ read_at: string | null }>('SELECT read_at FROM notification WHERE id = $1', [
      told?.id,
    ])
    expect(still?.read_at).toBeNull()
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the list, the choices and stopping a mail all work', async ({
    page,
    browser,
    context,
    article,
    person,
    signIn,
    sql,
    isMobile,
  }) => {
    test.skip(isMobile, 'Without scripts both get the same pages.')
    await page.goto('/notifications')
    await expect(page).toHaveURL('/sign-in?next=%2Fnotifications')
    const place = await article()
    const [hearer, writer] = [await person(), await person()]
    await signIn(hearer)
    await page.goto('/notifications')
    await expect(page.getByText('Nothing yet.')).toBeVisible()
    await sql("INSERT INTO follow (user_id, subject_type, subject_id) VALUES ($1, 'paragraph', $2)", [
      hearer.id,
      place.paragraphs[1]?.id,
    ])
    for (const words of ['First remark', 'Second remark'])
      await writeAs(browser, signIn, writer, talkAt(place), words)

    await expect(async () => {
      await page.goto('/notifications')
      await expect(page.getByRole('button', { name: /^Unread: .* commented/ })).toHaveCount(2, {
        timeout: 500,
      })
    }).toPass()
    await page.getByRole('button', { name: /Second remark/ }).click()
    await page.waitForURL(/#comment-/)
    await expect(page.locator('.comment:target')).toContainText('Second remark')
    await page.goto('/notifications')
    await expect(page.getByRole('button', { name: /^Unread/ })).toHaveCount(1)
    await page.getByRole('button', { name: 'Mark all as read' }).click()
    await expect(page.getByRole('button', { name: /^Unread/ })).toHaveCount(0)

    await page.getByRole('link', { name: 'How you are told' }).click()
    await page.getByRole('group', { name: 'New comments' }).getByLabel('E-mail').selectOption('At once')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Saved.')).toBeVisible()

    await writeAs(browser, signIn, writer, talkAt(place), 'Third remark')
    await expect
      .poll(async () => (await mailTo(mailFolder(), emailOf(hearer))).length, { intervals: [50] })
      .toBe(1)
    const [mail] = await mailTo(mailFolder(), emailOf(hearer))
    await context.clearCookies()
    await page.goto(header(mail as Email, 'list-unsubscribe').slice(1, -1))
    await expect(page).toHaveURL(/\/unsubscribe\//)
    await page.getByRole('button', { name: 'Stop mails of this kind' }).click()
    await expect(page.getByText('You will get no more of these mails.')).toBeVisible()
    const [choice] = await sql<{ mail: string }>(
      "SELECT mail FROM notification_choice WHERE user_id = $1 AND kind = 'comment'",
      [hearer.id],
    )
    expect(choice?.mail).toBe('off')
  })
})
