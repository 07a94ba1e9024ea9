import { addCheck } from './annotated'
import { sourceSite } from './environment'
import { type Article, expect, test } from './fixtures'
import { decide } from './people-do'

test('a text that changes at its source is noticed, looked at and published, and its verdict judged again', async ({
  page,
  person,
  signIn,
  sql,
  isMobile,
}) => {
  test.skip(
    isMobile,
    'What matters here is what the server does; the forms have journeys of their own on a phone.',
  )
  test.setTimeout(120_000)
  const [editor, moderator] = [await person('editor'), await person('moderator')]

  const slug = await test.step('an editor brings it in by its address', async () => {
    await signIn(editor)
    await page.goto('/editor/new')
    await page.getByLabel('Its address').fill(`${sourceSite()}/changing`)
    await page.getByRole('button', { name: 'Read it' }).click()
    await page.getByRole('button', { name: 'Keep what was read' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Swimmers get their pool back' })).toBeVisible()
    const name = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    await page.goto(`/editor/${name}/publish`)
    await page.getByRole('button', { name: 'Publish now' }).click()
    await expect(page.getByText('It is public now.')).toBeVisible()
    return name
  })

  const [row] = await sql<{ id: string }>('SELECT id FROM article WHERE slug = $1', [slug])
  const articleId = row?.id ?? ''
  const paragraphs = await sql<Article['paragraphs'][number]>(
    `SELECT t.paragraph_id AS id, t.text FROM paragraph_text t JOIN revision r ON r.id = t.revision_id
     WHERE r.article_id = $1 ORDER BY t.position`,
    [articleId],
  )
  const paragraph = paragraphs.find(({ text }) => text.includes('12 million'))
  if (!paragraph) throw new Error('The page says what the pool costs.')
  const target = { article: { id: articleId }, paragraph, words: 'Tiles, pumps and the roof cost 12 million' }
  await addCheck(sql, await person(), target, { verdict: 'accurate', conclusion: 'The books say 12.' })

  await test.step('its source says something else, and that is noticed', async () => {
    await page.request.get(`${sourceSite()}/changing/now`)
    await sql('UPDATE watched_source SET next_read_at = now() WHERE article_id = $1', [articleId])
    const waiting = () =>
      sql("SELECT 1 FROM revision_proposal WHERE article_id = $1 AND state = 'open'", [articleId])
    await expect.poll(waiting, { timeout: 60_000 }).toHaveLength(1)
  })

  await test.step('the editor looks at what it does, and publishes it', async () => {
    await page.goto(`/editor/${slug}`)
    await page.getByRole('button', { name: 'Look at what it changes' }).click()
    await expect(page.getByText('the verdict is dimmed and goes back to the desk')).toBeVisible()
    await page.getByRole('button', { name: 'Publish now' }).click()
    await expect(page.getByText('It is public now.')).toBeVisible()
    await page.goto(`/articles/${slug}`)
    await expect(page.getByText('The words have changed since this was written')).toBeVisible()
  })

  await test.step('a moderator judges it again, for the words of now', async () => {
    await signIn(moderator)
    const [found] = await sql<{ id: string }>(
      "SELECT id FROM review_case WHERE article_id = $1 AND kind = 'drift' AND state = 'open'",
      [articleId],
    )
    await page.goto(`/review/${found?.id}`)
    await expect(page.locator('ins', { hasText: '14' })).toBeVisible()
    await decide(page, 'It holds for the new words', '', 'The new words say the same')
    await expect(page.getByText('You said that a check holds for the new words')).toBeVisible()
    await expect(async () => {
      await page.goto(`/articles/${slug}`)
      await expect(page.getByText('The books say 12.').first()).toBeVisible({ timeout: 1_000 })
      const words = page.getByText('The words have changed since this was written')
      await expect(words).toHaveCount(0, { timeout: 1_000 })
    }).toPass()
  })
})
