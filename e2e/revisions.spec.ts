import { addCheck, addComment } from './annotated'
import { expect, test } from './fixtures'
import { addRevision } from './revised'

const texts = [
  'The council met on Monday and agreed on a new plan for the bridge.',
  'The plan costs 30 million, the mayor said, and 30 million is a lot for a town of this size.',
  'Nobody from the opposition was in the room when the vote was taken.',
]

test('readers see what changed under a verdict, what is kept of words that are gone, and every text', async ({
  page,
  article,
  person,
  signIn,
  sql,
  checkAccessibility,
}) => {
  const mine = await article(texts)
  const [, second, third] = mine.paragraphs
  if (!second || !third) throw new Error('The article has three paragraphs.')
  const author = await person()
  const judgement = { verdict: 'accurate', conclusion: 'The budget names the same sum.' }
  const drifted = await addCheck(
    sql,
    author,
    { article: mine, paragraph: second, words: 'The plan costs 30 million' },
    judgement,
  )
  const gone = await addCheck(
    sql,
    author,
    { article: mine, paragraph: third, words: 'Nobody from the opposition' },
    { verdict: 'false', conclusion: 'Two of them are in the minutes.' },
  )
  const comment = await addComment(
    sql,
    author,
    { article: mine, paragraph: third, words: 'in the room' },
    'Which room was that?',
  )
  await addRevision(sql, mine, {
    texts: [texts[0] ?? '', texts[1]?.replaceAll('30 million', '40 million') ?? '', null],
    note: 'The plan costs 40 million, not 30. Who voted was not known to us.',
    states: [
      { anchorOf: drifted, state: 'drifted', words: 'The plan costs 40 million' },
      { anchorOf: gone, state: 'orphaned' },
      { anchorOf: comment, state: 'orphaned' },
    ],
  })

  await test.step('on the article', async () => {
    await page.goto(mine.url)
    await expect(page.getByRole('link', { name: 'Revision 2' })).toBeVisible()
    await expect(page.locator('nav[aria-label=Paragraphs] a').nth(1)).toHaveAttribute('data-tone', 'none')
    await expect(page.locator('mark', { hasText: 'The plan costs' })).toHaveAttribute('data-tone', 'none')
    const orphans = page.getByRole('region', { name: 'About words that are no longer here' })
    await expect(orphans.getByRole('listitem')).toHaveCount(2)
    await expect(orphans.getByText('“Nobody from the opposition”')).toBeVisible()
    await expect(orphans.getByText('Which room was that?')).toBeVisible()
    await checkAccessibility(page)
  })

  await test.step('on the check', async () => {
    await page.goto(`/fact-checks/${drifted}`)
    await expect(page.getByText('The words have changed since this was written')).toBeVisible()
    await expect(page.locator('del', { hasText: '30' })).toBeVisible()
    await expect(page.locator('ins', { hasText: '40' })).toBeVisible()
    await checkAccessibility(page)
  })

  await test.step('in the history, and the text as it was', async () => {
    await page.goto(mine.url)
    await page.getByRole('link', { name: 'Revision 2' }).click()
    await expect(page.getByText('The plan costs 40 million, not 30.')).toBeVisible()
    await expect(
      page.getByText('Annotations: 1 on words that changed, 2 on words that are gone.'),
    ).toBeVisible()
    await expect(page.getByText('Taken out')).toBeVisible()
    await checkAccessibility(page)
    await page.getByRole('link', { name: 'Revision 1' }).click()
    await expect(page.getByText(texts[2] ?? '')).toBeVisible()
    await expect(page.getByText('This is an older text.')).toBeVisible()
    await checkAccessibility(page)
  })

  await test.step('a comment keeps its address', async () => {
    await page.goto(`/comments/${comment}`)
    await expect(
      page.getByRole('heading', { name: 'A paragraph that is no longer in the article' }),
    ).toBeVisible()
    await expect(page.getByText('Which room was that?')).toBeVisible()
  })

  await test.step('and its author ties it to other words', async () => {
    await signIn(author)
    await page.goto(mine.url)
    await page.getByRole('link', { name: 'Tie to other words: Which room was that?' }).click()
    await page.getByRole('radio', { name: /The council met on Monday/ }).check()
    await page.getByRole('textbox', { name: 'The words in it' }).fill('met on Tuesday')
    await page.getByRole('button', { name: 'Tie it to these words' }).click()
    await expect(page.getByText('These words are not in the paragraph.').first()).toBeVisible()
    await expect(page.getByRole('radio', { name: /The council met on Monday/ })).toBeChecked()
    await checkAccessibility(page)
    await page.getByRole('textbox', { name: 'The words in it' }).fill('met on Monday')
    await page.getByRole('button', { name: 'Tie it to these words' }).click()
    await expect(page.getByText('It stands at its new words.')).toBeVisible()
    await page.getByRole('link', { name: 'Back to the article' }).click()
    await expect(async () => {
      await page.reload()
      const tie = page.getByRole('link', { name: 'Tie to other words: Which room was that?' })
      await expect(tie).toHaveCount(0, { timeout: 500 })
    }).toPass()
  })
})
