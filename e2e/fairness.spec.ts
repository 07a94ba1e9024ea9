import type { Page } from '@playwright/test'
import { addCheck, addComment } from './annotated'
import { expect, type Person, test } from './fixtures'
import { choose, decide, fillInCheck } from './people-do'

type SignIn = (who: Person, into: ReturnType<Page['context']>) => Promise<void>

/** A page of somebody else, in a browser of their own. */
async function pageOf(page: Page, person: Person, signIn: SignIn, javaScriptEnabled = true): Promise<Page> {
  const browser = page.context().browser()
  const context = await browser?.newContext({
    baseURL: new URL(page.url()).origin,
    viewport: page.viewportSize(),
    javaScriptEnabled,
  })
  if (!context) throw new Error('no browser')
  await signIn(person, context)
  return context.newPage()
}

const panelOf = (page: Page) => page.getByRole('complementary', { name: 'Decision' })

test('two moderators decide without seeing each other, a third where they disagree, and another on appeal', async ({
  page,
  article,
  person,
  signIn,
  isMobile,
  checkAccessibility,
}) => {
  test.skip(isMobile, 'The desk is worked at on a desk.')
  const secret = 'Budgets are not claims, says Lena.'
  await signIn(await person())
  const { url, paragraphs } = await article()
  await page.goto(`${url}/p/${paragraphs[1]?.id}/check`)
  await fillInCheck(page)
  await page.getByRole('button', { name: 'Submit for review' }).click()
  const own = (await page.getByRole('link', { name: 'See your check' }).getAttribute('href')) ?? ''
  const id = own.split('/').pop() ?? ''
  const [lena, ola, tom] = [await person('moderator'), await person('moderator'), await person('moderator')]
  const first = await pageOf(page, lena, signIn)
  const second = await pageOf(page, ola, signIn)
  const third = await pageOf(page, tom, signIn)

  await test.step('the first asks for a second, and gives an opinion that stays theirs', async () => {
    await first.goto(`/review/${id}`)
    await expect(async () => {
      await first.keyboard.press('2')
      await expect(first.getByText('Two moderators decide this, each without seeing')).toBeVisible({
        timeout: 1_000,
      })
    }).toPass()
    await decide(first, 'Reject', secret, 'Not a checkable claim')
    await expect(first.getByText('Your opinion is in: reject')).toBeVisible()
    await first.goto(`/review/${id}`)
    await expect(panelOf(first).getByText(secret)).toBeVisible()
    await expect(panelOf(first).getByRole('radio')).toHaveCount(0)
  })

  await test.step('the second sees that, not what, and thinks differently', async () => {
    await second.goto(`/review/${id}`)
    await expect(second.getByText('1 of 2 has decided; you don’t see what.')).toBeVisible()
    expect(await second.content()).not.toContain(secret)
    await checkAccessibility(second)
    await decide(second, 'Publish')
    await expect(second.getByText('Your opinion is in: publish')).toBeVisible()
  })

  await test.step('the third sees both and decides', async () => {
    await third.goto(`/review/${id}`)
    await expect(third.getByText('Two moderators disagree. A third decides.')).toBeVisible()
    await expect(panelOf(third).getByText(secret)).toBeVisible()
    await decide(third, 'Reject', 'It is a wish, not a claim.', 'Not a checkable claim')
    await expect(third.getByText('You rejected')).toBeVisible()
  })

  await test.step('its author appeals, once, and what was typed is kept', async () => {
    await page.goto(own)
    await page.getByText('Appeal to another moderator').click()
    await page.getByLabel('Why the decision is wrong').fill('No.')
    await page.getByRole('button', { name: 'Send the appeal' }).click()
    await expect(page.getByText('Say in a sentence or two why')).toBeVisible()
    await expect(page.getByLabel('Why the decision is wrong')).toHaveValue('No.')
    await checkAccessibility(page)
    await page.getByLabel('Why the decision is wrong').fill('The mayor said it as a fact, see page 3.')
    await page.getByRole('button', { name: 'Send the appeal' }).click()
    await expect(page.getByText('It waits for a moderator who did not decide before.')).toBeVisible()
    await expect(page.getByText('Appeal to another moderator')).toHaveCount(0)
  })

  await test.step('who rejected it may not answer; another does, in words', async () => {
    await third.goto(`/review/${id}`)
    await expect(third.getByText('A colleague must decide it')).toBeVisible()
    await second.goto(`/review/${id}`)
    await decide(second, 'Publish')
    await expect(second.getByText('Answer the appeal in your own words')).toBeVisible()
    await decide(second, 'Publish', 'Page 3 does say it. You are right.')
    await expect(second.getByText('You published')).toBeVisible()
    await page.goto(own)
    await expect(page.getByText(`${ola.name} found you right`)).toBeVisible()
    await expect(page.getByText('Page 3 does say it.').first()).toBeVisible()
    await page.goto(`/fact-checks/${id}`)
    await expect(page.getByText('appealed', { exact: false }).first()).toBeVisible()
    expect(await page.content()).not.toContain('as a fact, see page 3')
  })
  for (const one of [first, second, third]) await one.context().close()
})

test('whose comment was hidden reads why, appeals without JavaScript, and is answered', async ({
  page,
  article,
  person,
  signIn,
  sql,
  isMobile,
  checkAccessibility,
}) => {
  test.skip(isMobile, 'The same forms as above.')
  const author = await person()
  const [lena, ola] = [await person('moderator'), await person('moderator')]
  const place = await article()
  const paragraph = place.paragraphs[0]
  if (!paragraph) throw new Error('The article has paragraphs.')
  const words = 'This is what mayors always say.'
  const id = await addComment(sql, author, { article: place, paragraph }, words)
  await sql(
    "UPDATE comment SET state = 'hidden', hidden_by_id = $2, hidden_code = 'off-topic', hidden_reason = 'It is about all mayors.' WHERE id = $1",
    [id, lena.id],
  )
  await page.goto('/')
  const plain = await pageOf(page, author, signIn, false)
  await plain.goto('/mine?part=comments')
  await expect(plain.getByText('It is about all mayors.')).toBeVisible()
  await plain.getByText('Appeal to another moderator').click()
  await plain.getByLabel('Why the decision is wrong').fill('No.')
  await plain.getByRole('button', { name: 'Send the appeal' }).click()
  await expect(plain.getByText('Say in a sentence or two why')).toBeVisible()
  await expect(plain.getByLabel('Why the decision is wrong')).toHaveValue('No.')
  await plain.getByLabel('Why the decision is wrong').fill('The paragraph is about the mayor.')
  await plain.getByRole('button', { name: 'Send the appeal' }).click()
  await expect(plain.getByText('It waits for a moderator who did not decide before.')).toBeVisible()

  const desk = await pageOf(page, ola, signIn)
  await desk.goto(`/review/${id}`)
  const panel = panelOf(desk)
  await choose(panel.getByRole('radio', { name: 'Show it' }))
  await panel.getByRole('radio', { name: 'The appeal is right' }).check()
  await panel.getByLabel('In your words').fill('It is about this mayor too.')
  await panel.getByRole('button', { name: /^Show it/ }).click()
  await expect(desk.getByText('You let a comment appear')).toBeVisible()

  await signIn(author)
  await page.goto('/mine?part=comments')
  await expect(page.getByText(`${ola.name} found you right`)).toBeVisible()
  await expect(page.getByText('Hidden by a moderator')).toHaveCount(0)
  await checkAccessibility(page)
  for (const one of [plain, desk]) await one.context().close()
})

test('a correction tells readers what it corrects, and what is retracted stays, struck, with the reason', async ({
  page,
  article,
  person,
  signIn,
  sql,
  isMobile,
  checkLooks,
}) => {
  const author = await person()
  const place = await article()
  const paragraph = place.paragraphs[1]
  if (!paragraph) throw new Error('The article has paragraphs.')
  const target = { article: place, paragraph, words: 'costs 30 million' }
  const id = await addCheck(sql, author, target, { verdict: 'false', conclusion: 'It costs 40 million.' })
  const published = () => page.request.get(`/fact-checks/${id}`).then((answer) => answer.text())
  const soon = { timeout: 4_000, intervals: [100] }
  expect(await published()).toContain('application/ld+json')

  await test.step('the note is asked for, and stands on the page once the correction is published', async () => {
    await signIn(author)
    await page.goto(`/mine/checks/${id}`)
    await page.getByText('Edit and submit again').click()
    await page.getByLabel('Conclusion').fill('It costs 41 million.')
    await page.getByRole('button', { name: 'Submit the correction' }).click()
    await expect(page.getByText('Say what this corrects').first()).toBeVisible()
    await page.getByLabel('What this corrects').fill('The sum was 41 million, not 40.')
    await page.getByRole('button', { name: 'Submit the correction' }).click()
    await expect(page.getByText(/Waiting for review/).first()).toBeVisible()
    expect(await published()).toContain('It costs 40 million.')
  })
  const lena = await person('moderator')
  const desk = await pageOf(page, lena, signIn)
  await desk.goto(`/review/${id}`)
  await decide(desk, 'Publish')
  await expect(desk.getByText('You published')).toBeVisible()
  await expect.poll(published, soon).toContain('The sum was 41 million, not 40.')

  await test.step('a moderator takes it back from its public page', async () => {
    await desk.goto(`/fact-checks/${id}`)
    await expect(desk.getByRole('heading', { name: 'Corrected' })).toBeVisible()
    await desk.getByRole('link', { name: 'Retract it' }).click()
    await desk.getByRole('button', { name: 'Retract the check' }).click()
    await expect(desk.getByText('Choose a reason. Readers see it.')).toBeVisible()
    await desk.getByLabel('Why it is taken back').selectOption({ label: 'Its evidence no longer holds' })
    await desk.getByLabel('In your words').fill('The budget was withdrawn.')
    await desk.getByRole('button', { name: 'Retract the check' }).click()
    await expect(
      desk.getByText('This check was retracted.').or(desk.getByText('Retracted. The page stays')),
    ).toBeVisible()
  })
  await expect.poll(published, soon).toContain('The budget was withdrawn.')
  expect(await published()).not.toContain('application/ld+json')
  await page.goto(`/fact-checks/${id}`)
  await checkLooks(page)
  if (!isMobile) {
    await page.goto(place.url)
    await expect(page.getByText(`${lena.name} retracted it on`)).toBeVisible()

    const other = await addCheck(sql, author, target, { verdict: 'mixed', conclusion: 'It depends.' })
    await page.goto(`/mine/checks/${other}`)
    await page.getByText('Retract the published check').click()
    await page.getByLabel('Why it is taken back').selectOption({ label: 'The check was wrong' })
    await page.getByLabel('In your words').fill('I misread page 3.')
    await checkLooks(page)
    await page.getByRole('button', { name: 'Retract the check' }).click()
    await expect(page.getByText('It stays visible, struck, with the reason.')).toBeVisible()
    await expect(page.getByText('I misread page 3.').first()).toBeVisible()
  }
  await desk.context().close()
})
