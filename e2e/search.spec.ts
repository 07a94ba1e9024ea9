import { addCheck, addComment } from './annotated'
import { expect, test } from './fixtures'

/** A word that nothing else holds. */
const aWord = () =>
  `z${Math.random()
    .toString(36)
    .replace(/[^a-z]/g, '')}q`.padEnd(9, 'x')

test('whoever looks for words finds what stands in it, and narrows it down', async ({
  page,
  article,
  person,
  sql,
  checkLooks,
}) => {
  const word = aWord()
  const author = await person()
  const made = await article([`Nobody had heard of ${word} before.`, 'A second paragraph.'])
  const [paragraph] = made.paragraphs
  if (!paragraph) throw new Error('The article has paragraphs.')
  const target = { article: made, paragraph }
  await addCheck(sql, author, target, { verdict: 'false', conclusion: `There is no ${word}.` })
  await addComment(sql, author, target, `What is ${word}?`)

  await page.goto('/')
  await page.keyboard.press('/')
  if ((page.viewportSize()?.width ?? 0) >= 768) {
    await expect(page.getByRole('searchbox', { name: 'Search the site' })).toBeFocused()
  } else {
    await expect(page).toHaveURL('/search')
    await page.getByRole('searchbox', { name: 'Words' }).focus()
  }
  await page.keyboard.type(word)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/search\\?q=${word}`))
  for (const kind of ['Articles', 'Claims', 'Fact-checks', 'Comments'])
    await expect(page.getByRole('region', { name: kind })).toBeVisible()
  await expect(page.locator('mark').first()).toHaveText(word)
  await checkLooks(page)

  await page.getByRole('link', { name: 'Comments 1' }).click()
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('Comments')
  await expect(page.getByRole('region', { name: 'Comments' }).getByRole('listitem')).toHaveCount(1)
  await page.getByRole('link', { name: 'All', exact: true }).click()
  await page.getByRole('link', { name: 'Go to this paragraph' }).click()
  await expect(page).toHaveURL(`${made.url}#p-${paragraph.id}`)
})

test('who mistypes is told what may have been meant, and who finds nothing what to do', async ({
  page,
  article,
  checkLooks,
}) => {
  const word = aWord()
  await article([`Nobody had heard of ${word} before.`])
  await page.goto(`/search?q=${word.slice(0, 5)}e${word.slice(5)}&kind=comment`)
  await expect(page.getByText('Nothing that anyone may read has all of these words.')).toBeVisible()
  await checkLooks(page)
  await page.getByRole('link', { name: word }).click()
  await expect(page.getByRole('region', { name: 'Articles' })).toBeVisible()
})

test('what is hidden or taken back is not found any more at once', async ({
  request,
  article,
  person,
  sql,
}) => {
  const word = aWord()
  const author = await person()
  const made = await article(['A first paragraph.'])
  const [paragraph] = made.paragraphs
  if (!paragraph) throw new Error('The article has paragraphs.')
  const target = { article: made, paragraph }
  const comment = await addComment(sql, author, target, `About ${word}.`)
  const check = await addCheck(sql, author, target, { verdict: 'false', conclusion: `No ${word}.` })
  const found = async (path = `/search?q=${word}`) => {
    const text = await (await request.get(path)).text()
    return [comment, check].map((id) => text.includes(id))
  }
  expect(await found()).toEqual([true, true])
  expect(await found('/claims')).toEqual([false, true])
  await sql("UPDATE comment SET state = 'hidden' WHERE id = $1", [comment])
  expect(await found()).toEqual([false, true])
  await sql(
    "UPDATE fact_check SET state = 'retracted', retracted_at = now(), retract_code = 'was-wrong' WHERE id = $1",
    [check],
  )
  expect([await found(), await found('/claims')]).toEqual([
    [false, false],
    [false, false],
  ])
})

test('claims are browsed by verdict and by how much is said about them', async ({
  page,
  article,
  person,
  sql,
  checkLooks,
}) => {
  const author = await person()
  const made = await article(['One.', 'Two.'])
  const [one, two] = made.paragraphs
  if (!one || !two) throw new Error('The article has paragraphs.')
  const quiet = `Quiet ${aWord()}`
  const loud = `Loud ${aWord()}`
  await addCheck(sql, author, { article: made, paragraph: one }, { verdict: 'fabricated', conclusion: loud })
  await addCheck(sql, author, { article: made, paragraph: two }, { verdict: 'fabricated', conclusion: quiet })
  for (let count = 0; count < 3; count++)
    await addComment(sql, author, { article: made, paragraph: one }, `Remark ${count}`)
  await page.goto('/')
  const claims = page.getByRole('navigation', { name: 'Claims' })
  await claims.getByRole('link', { name: 'Fabricated' }).click()
  await expect(page).toHaveURL('/claims?verdict=fabricated')
  const first = page.getByRole('heading', { level: 3 }).first()
  await expect(first).toHaveText(quiet)
  await checkLooks(page)
  await claims.getByRole('link', { name: 'Most talked about' }).click()
  await expect(page).toHaveURL('/claims?verdict=fabricated&order=active')
  await expect(first).toHaveText(loud)
})

test('every page that has feeds names them in both forms, and they answer', async ({
  page,
  article,
  person,
  sql,
}) => {
  const author = await person()
  const made = await article(['One.'])
  const [paragraph] = made.paragraphs
  if (!paragraph) throw new Error('The article has paragraphs.')
  const conclusion = `No ${aWord()}.`
  const check = await addCheck(sql, author, { article: made, paragraph }, { verdict: 'outdated', conclusion })
  const pages = [
    '/',
    made.url,
    `/people/${author.handle}`,
    '/claims?verdict=outdated',
    `/fact-checks/${check}`,
  ]
  for (const path of pages) {
    await page.goto(path)
    for (const type of ['application/atom+xml', 'application/feed+json']) {
      const links = page.locator(`link[rel="alternate"][type="${type}"]`)
      const feeds = await links.evaluateAll((found) => found.map((link) => (link as HTMLLinkElement).href))
      expect(feeds.length, `${path} ${type}`).toBeGreaterThan(0)
      for (const feed of feeds) {
        const answer = await page.request.get(feed)
        expect([answer.status(), answer.headers()['content-type']], feed).toEqual([
          200,
          expect.stringContaining(type),
        ])
        // Feeds of more than this article and person are kept, and nothing in the log tells of these rows.
        if (/\/(?:articles|people)\//.test(feed)) expect(await answer.text(), feed).toContain(conclusion)
      }
    }
  }
})
