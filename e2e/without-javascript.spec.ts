import { randomBytes } from 'node:crypto'
import { expect, newId, test } from './fixtures'
import { linkIn } from './mail-link'
import { decide, exampleArticle, fillInCheck, judgement } from './people-do'

test.use({ javaScriptEnabled: false })
test.skip(
  ({ isMobile }) => isMobile,
  'Without scripts both get the same pages; looks.spec.ts sees whether they fit.',
)

test('the article is complete: text, checks with their evidence, and threads', async ({ page, sql }) => {
  await page.goto(await exampleArticle(sql))
  await expect(page.getByText('Originally formed in February')).toBeVisible()
  await expect(page.getByText('The article names a report but gives neither')).toBeVisible()
  const notes = page.getByRole('note', { name: 'Notes on paragraph 3' })
  await notes.getByText('1 comment').click()
  await expect(page.getByText('February of which year?')).toBeVisible()
  await expect(page.getByText('A Financial Times report further sheds light on').nth(1)).toBeAttached()
})

test('an address at which nothing is says so', async ({ page }) => {
  for (const path of ['/articles/nothing-here', '/nowhere', `/fact-checks/${newId()}`]) {
    const answer = await page.goto(path)
    expect(answer?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible()
  }
})

test('a person joins, comments, checks a claim, and is told at the field what is missing', async ({
  page,
  article,
}) => {
  const { url, paragraphs } = await article()
  const paragraph = `${url}/p/${paragraphs[1]?.id}`
  const handle = `nojs-${randomBytes(5).toString('hex')}`

  await test.step('joining refuses a short password and keeps the rest', async () => {
    const email = `${handle}@test.example`
    await page.goto(`/sign-up?next=${encodeURIComponent(paragraph)}`)
    await page.getByLabel('E-mail').fill(email)
    await page.getByRole('button', { name: 'Mail me a link' }).click()
    await page.goto(await linkIn(email, /Make your account/))
    await page.getByLabel('Name').fill('Nora')
    await page.getByLabel('Handle').fill(handle)
    await page.getByLabel('Password', { exact: true }).fill('short')
    await page.getByRole('button', { name: 'Make my account' }).click()
    await expect(page.getByText('at least 8 characters').first()).toBeVisible()
    await expect(page.getByLabel('Handle')).toHaveValue(handle)
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
    await page.getByRole('button', { name: 'Make my account' }).click()
    await page.waitForURL(paragraph)
  })

  await test.step('the comment is posted', async () => {
    await page.getByRole('textbox', { name: /Comment on paragraph/ }).fill('Is this per year?')
    await page.getByRole('button', { name: 'Comment', exact: true }).click()
    await page.goto(paragraph)
    await expect(page.getByText('Is this per year?')).toBeVisible()
  })

  await test.step('a check without a source comes back with everything in it', async () => {
    await page.goto(`${paragraph}/check`)
    await fillInCheck(page, { url: '', title: '' })
    await page.getByLabel('The claim in one sentence').fill('A claim of mine.')
    await page.getByLabel('How it bears on the claim').first().selectOption('')
    await page.getByRole('button', { name: 'Submit for review' }).click()
    await expect(page.getByText('Add at least one source').first()).toBeVisible()
    await expect(page.getByLabel('The claim in one sentence')).toHaveValue('A claim of mine.')
    await expect(page.getByRole('radio', { name: judgement.verdict, exact: true })).toBeChecked()
    await expect(page.getByLabel('Explanation')).toHaveValue(judgement.explanation)
  })

  await test.step('with a source it is sent', async () => {
    await fillInCheck(page)
    await page.getByRole('button', { name: 'Submit for review' }).click()
    await expect(page.getByRole('heading', { name: /Waiting for review/ })).toBeVisible()
  })
})

test('a moderator decides', async ({ page, article, person, signIn, sql }) => {
  const { id, url, paragraphs } = await article()
  const author = await person()
  await signIn(author)
  await page.goto(`${url}/p/${paragraphs[1]?.id}/check`)
  await fillInCheck(page)
  await page.getByRole('button', { name: 'Submit for review' }).click()
  await page.context().clearCookies()
  await signIn(await person('moderator'))
  const [check] = await sql<{ id: string }>('SELECT id FROM fact_check WHERE article_id = $1', [id])
  await page.goto(`/review/${check?.id}`)
  await decide(page, 'Reject', '', 'Not a checkable claim')
  const [decided] = await sql<{ state: string }>('SELECT state FROM fact_check WHERE id = $1', [check?.id])
  expect(decided?.state).toBe('rejected')
  expect((await page.request.get(`/fact-checks/${check?.id}`)).status()).toBe(404)
  expect((await page.request.get(`/fact-checks/${newId()}`)).status()).toBe(404)
})

test('whoever is signed out while writing keeps the words and is told so', async ({
  page,
  article,
  person,
  signIn,
}) => {
  const { url, paragraphs } = await article()
  const paragraph = `${url}/p/${paragraphs[1]?.id}`
  await signIn(await person())
  await page.goto(paragraph)
  await page.getByRole('textbox', { name: /Comment on paragraph/ }).fill('Words that took a while.')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page.getByText('You are signed out')).toBeVisible()
  await expect(page.getByRole('textbox', { name: /Comment on paragraph/ })).toHaveValue(
    'Words that took a while.',
  )

  await signIn(await person())
  await page.goto(`${paragraph}/check`)
  await fillInCheck(page)
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Submit for review' }).click()
  await expect(page.getByText('You are signed out')).toBeVisible()
  await expect(page.getByLabel('Explanation')).toHaveValue(judgement.explanation)
})
