import type { BrowserContext, Page } from '@playwright/test'
import { expect, newId, type Person, test } from './fixtures'
import { decide } from './people-do'

/** A browser of somebody else. */
async function pageOf(
  page: Page,
  person: Person,
  signIn: (who: Person, into: BrowserContext) => Promise<void>,
) {
  const context = await page
    .context()
    .browser()
    ?.newContext({ baseURL: new URL(page.url()).origin })
  if (!context) throw new Error('no browser')
  await signIn(person, context)
  return context.newPage()
}

test('a warned person reads why, says so and writes on; suspended, their words stay, they appeal and are told', async ({
  page,
  article,
  person,
  signIn,
  sql,
  checkAccessibility,
  isMobile,
}) => {
  test.skip(isMobile, 'the same forms; how they look is seen below')
  const [member, { url, paragraphs }] = [await person(), await article()]
  await signIn(member)
  await page.goto(`${url}/p/${paragraphs[0]?.id}`)
  const field = page.getByRole('textbox', { name: /Comment on paragraph/ })
  await field.fill('I say what I say.')

  const desk = await pageOf(page, await person('moderator'), signIn)
  await desk.goto(`/admin/people?q=${member.handle}`)
  await desk.getByRole('link', { name: member.name }).click()
  await desk
    .getByRole('textbox', { name: 'Why' })
    .last()
    .fill('Insults in three comments. Stay with the matter.')
  await desk.getByRole('button', { name: `Warn: ${member.name}` }).click()
  await expect(desk.getByText(`${member.name} is told`)).toBeVisible()

  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page.getByText('A moderator has warned you, so this was not sent yet')).toBeVisible()
  await expect(field).toHaveValue('I say what I say.')
  await page.getByRole('link', { name: 'Read the warning' }).click()
  await expect(page.getByText('Insults in three comments.')).toBeVisible()
  await checkAccessibility(page)
  await page.getByRole('button', { name: 'I have read this' }).click()
  await expect(page.getByText('Nothing stands in your way')).toBeVisible()
  await page.goBack()
  await expect(field).toHaveValue('I say what I say.')
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page.getByRole('article').getByText('I say what I say.')).toBeVisible()

  await desk.getByLabel('What to do').selectOption({ label: 'Suspend' })
  await desk.getByLabel('Days').fill('31')
  await desk.getByRole('textbox', { name: 'Why' }).last().fill('More of the same.')
  await desk.getByRole('button', { name: `Suspend: ${member.name}` }).click()
  await expect(desk.getByText('This is not yours to decide')).toBeVisible()
  await desk.getByLabel('Days').fill('3')
  await desk.getByRole('button', { name: `Suspend: ${member.name}` }).click()
  await expect(desk.getByRole('listitem').filter({ hasText: 'More of the same.' })).toBeVisible()
  await checkAccessibility(desk)
  await desk.context().close()

  await field.fill('And I say it again, in other words.')
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await signIn(member)
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page.getByText('Your account is suspended until').first()).toBeVisible()
  await expect(field).toHaveValue('And I say it again, in other words.')
  await page.getByRole('link', { name: 'See why, and appeal' }).click()
  const suspension = page.getByRole('article', { name: 'Suspension' })
  await suspension.getByText('Appeal', { exact: true }).click()
  await suspension.getByLabel('What is wrong with it?').fill('It was a quotation.')
  await suspension.getByRole('button', { name: 'Send the appeal' }).click()
  await expect(page.getByText('It waits for another moderator.')).toBeVisible()
  const [waiting] = await sql<{ id: string }>(
    "SELECT id FROM review_case WHERE author_id = $1 AND kind = 'appeal'",
    [member.id],
  )

  const other = await pageOf(page, await person('moderator'), signIn)
  await other.goto(`/review/${waiting?.id}`)
  await expect(other.getByText('It was a quotation.').first()).toBeVisible()
  await checkAccessibility(other)
  await decide(other, 'Lift the sanction', 'The words were quoted, as you say.', 'The appeal is right')
  await expect(other.getByText('You lifted a sanction')).toBeVisible()
  await other.context().close()

  await page.goto('/notifications')
  await expect(page.getByText('suspended your account')).toBeVisible()
  await expect(page.getByText('lifted a sanction of yours')).toBeVisible()
  await page.goto(`${url}/p/${paragraphs[0]?.id}`)
  await field.fill('Thank you for looking again.')
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page.getByRole('article').getByText('Thank you for looking again.')).toBeVisible()
})

test('words are tried, refuse and hold; a setting is changed with its history; the last admin stays', async ({
  page,
  article,
  person,
  signIn,
  sql,
  checkAccessibility,
  isMobile,
}) => {
  test.skip(isMobile, 'the same forms; how they look is seen below')
  const word = `zx${newId().slice(-8)}`
  await signIn(await person('admin'))
  await page.goto('/')
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^Admin/ })
    .click()
  await page.getByRole('link', { name: 'Admin', exact: true }).click()
  await page.getByRole('navigation', { name: 'Admin' }).getByRole('link', { name: 'Word rules' }).click()
  await page.getByLabel('Word or words').fill(`${word}*`)
  await page.getByLabel('What it does').selectOption({ label: 'Banned: the comment is refused' })
  await page.getByRole('button', { name: 'Add the rule' }).click()
  await expect(page.getByText('The rule is in force.')).toBeVisible()
  await page.getByLabel('Text').fill(`What a ${word.toUpperCase()}ER!`)
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(page.getByText(`refuses it for “${word.toUpperCase()}ER”`)).toBeVisible()
  await checkAccessibility(page)

  const [{ url, paragraphs }] = [await article()]
  const other = await pageOf(page, await person(), signIn)
  await other.goto(`${url}/p/${paragraphs[0]?.id}`)
  const field = other.getByRole('textbox', { name: /Comment on paragraph/ })
  await field.fill(`You ${word}ed me.`)
  await other.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(other.getByText(`These words are not used here: “${word}ed”`)).toBeVisible()
  await expect(field).toHaveValue(`You ${word}ed me.`)
  await other.context().close()

  await page.getByRole('link', { name: 'Settings' }).click()
  // One that no other journey depends on.
  const target = page.getByRole('region', { name: 'Decisions needed for it' })
  const [before] = await sql<{ count: number }>(
    "SELECT count(*)::int AS count FROM setting WHERE name = 'rejection-hold-minimum'",
  )
  await target.getByRole('textbox').fill('soon')
  await target.getByRole('button', { name: /Save/ }).click()
  await expect(target.getByText('Write a whole number from 1 to 1000.')).toBeVisible()
  await target.getByRole('textbox').fill(String(100 + (before?.count ?? 0)))
  await target.getByRole('button', { name: /Save/ }).click()
  await target.getByText(/^Changed/).click()
  await expect(target.getByText(`${100 + (before?.count ?? 0)} decisions`)).toBeVisible()
  await checkAccessibility(page)
})

test('the pages of admins are not there for others, and stand on a phone', async ({
  page,
  person,
  signIn,
  checkAccessibility,
}) => {
  await signIn(await person('moderator'))
  for (const path of ['', '/settings', '/words', '/templates', '/articles'])
    expect((await page.request.get(`/admin${path}`)).status()).toBe(404)
  expect((await page.request.get('/admin/people')).status()).toBe(200)
  await page.context().clearCookies()
  const [admin, member] = [await person('admin'), await person()]
  await signIn(admin)
  for (const path of ['', '/people', '/templates', '/articles', `/people/${member.handle}`]) {
    await page.goto(`/admin${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, path).toBeLessThanOrEqual(0)
    await checkAccessibility(page)
  }
  await page.goto(`/admin/people/${admin.handle}`)
  await expect(page.getByText('nobody decides about themselves')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Change the role' })).toHaveCount(0)
})
