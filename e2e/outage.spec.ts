import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { run } from '../scripts/setup/run.mjs'
import { authSecret } from './environment'
import { expect, newId } from './fixtures'
import { expectLater, expectWhole, neverAsked, read, seconds, test, whole } from './outage-scene'
import { checkForm, checkUrl, commentForm, decideForm, goodCheck, paragraphUrl } from './refusals-scene'

test.skip(({ isMobile }) => isMobile, 'The server answers a phone and a desk alike.')
test.describe.configure({ mode: 'serial' })

test('what was seen stays readable while the database is dead, and the rest says when to come again', async ({
  article,
  person,
  visitor,
  submitted,
  request,
  page,
  sql,
  outage,
  checkAccessibility,
}) => {
  const mine = await article()
  const unseen = await neverAsked(await article(), sql)
  const moderator = await visitor(await person('moderator'))
  const id = await submitted(mine, await visitor(await person()))
  const decide = await moderator.open(`/review/${id}`, decideForm)
  await moderator.send(decide, { decision: 'publish', reasonCode: 'sound' })
  const everything = [...whole(mine), goodCheck.conclusion]
  const check = [goodCheck.claim, goodCheck.conclusion, goodCheck.explanation]
  await expect.poll(async () => (await read(request, mine.url)).text, seconds).toContain(goodCheck.conclusion)
  await expect.poll(async () => (await read(request, '/')).text, seconds).toContain(mine.title)
  await expectWhole(request, `/fact-checks/${id}`, check)

  await outage(async () => {
    for (let time = 0; time < 3; time++) {
      await expectWhole(request, mine.url, everything)
      await expectWhole(request, `/fact-checks/${id}`, check)
      await expectWhole(request, '/', [mine.title])
    }
    const text = await expectLater(request, unseen.url)
    expect(text, 'without JavaScript, too').toContain('This page can’t be shown right now')
    expect((await page.goto(unseen.url))?.status()).toBe(503)
    await expect(page.getByRole('heading', { name: 'This page can’t be shown right now' })).toBeVisible()
    await expect(page.getByText('it can’t be reached right now')).toBeVisible()

    const { headers } = await read(request, mine.url)
    expect(Number(headers.age), 'how old it may be').toBeGreaterThan(0)
    await page.goto(mine.url)
    await expect(page.getByText(goodCheck.conclusion).first()).toBeVisible()
    await expect(page.getByText('You are reading the page as it was')).toBeVisible()
    await checkAccessibility(page)
    for (const words of whole(mine)) await expect(page.getByText(words).first()).toBeVisible()

    expect(await read(request, '/api/health')).toMatchObject({ status: 200 })
    await expectLater(request, '/api/health/ready')
    expect(await moderator.get('/api/viewer'), 'who one is').toMatchObject({ status: 503 })
  })

  await expect.poll(async () => (await read(request, '/api/health/ready')).status, seconds).toBe(200)
  await expect(page.getByText('You are reading the page as it was')).toBeHidden({ timeout: 15_000 })
  await expect.poll(async () => (await read(request, mine.url)).headers.age, seconds).toBeUndefined()
  await expectWhole(request, unseen.url, whole(unseen))
})

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  test(`what was seen is still there after the application is ended by ${signal} and started without a database`, async ({
    article,
    commented,
    person,
    visitor,
    request,
    own,
    outage,
  }) => {
    const mine = await article()
    const author = await visitor(await person())
    await expectWhole(request, mine.url, whole(mine))
    await outage(async () => {
      await own.restart(signal)
      await expectWhole(request, mine.url, whole(mine))
    })
    const body = `Written after the restart by ${signal}.`
    await commented(mine, author, body)
    await expect.poll(async () => (await read(request, mine.url)).text, seconds).toContain(body)
  })
}

test('what is written while the database is dead is kept, and goes through afterwards', async ({
  article,
  person,
  visitor,
  signIn,
  stored,
  page,
  request,
  outage,
}) => {
  const mine = await article()
  const member = await person()
  const writer = await visitor(member)
  await signIn(member)
  await expectWhole(request, mine.url, whole(mine))
  const forms = {
    comment: await writer.open(paragraphUrl(mine), commentForm),
    check: await writer.open(checkUrl(mine), checkForm),
  }
  const before = await stored(mine)
  const body = 'Which year is the sum for?'
  await page.goto(paragraphUrl(mine))
  const field = page.getByRole('textbox', { name: /Comment on paragraph/ })
  await field.fill(body)

  await outage(async () => {
    const paragraphId = mine.paragraphs[1]?.id ?? ''
    const fields = { key: newId(), articleId: mine.id, paragraphId, body }
    const action = { url: mine.url, file: 'lib/comment/actions.ts', name: 'postComment', fields }
    for (const answer of [
      await writer.call(action),
      await writer.send(forms.comment, { body }),
      await writer.send(forms.check, goodCheck),
    ]) {
      expect(answer.status).toBe(503)
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    }
    await page.getByRole('button', { name: 'Comment', exact: true }).click()
    await expect(page.getByText('Obelus cannot save right now. What you wrote is still here')).toBeVisible()
    await expect(field).toHaveValue(body)
  })

  expect(await stored(mine)).toEqual(before)
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page.getByText('Your comment is posted.')).toBeVisible()
  await expect.poll(async () => (await read(request, mine.url)).text, seconds).toContain(body)
})

test('an article made after the build opens at an address that named nothing before', async ({
  request,
  own,
}) => {
  const slug = `later-${randomBytes(6).toString('hex')}`
  const url = `/articles/${slug}`
  for (let time = 0; time < 2; time++) expect((await read(request, url)).status).toBe(404)
  const file = test.info().outputPath('story.txt')
  writeFileSync(file, 'A story that came later\n\nIt has one paragraph with a claim in it.\n')
  const env = { DATABASE_URL: own.databaseUrl, AUTH_SECRET: authSecret(), OBELUS_URL: own.url }
  await run('npm', ['run', 'import', '--', file, '--slug', slug, '--publish'], { env })
  await expect.poll(async () => (await read(request, url)).status, seconds).toBe(200)
  await expectWhole(request, url, ['A story that came later', 'It has one paragraph with a claim in it.'])
})
