import type { Locator, Page } from '@playwright/test'
import { addCheck } from './annotated'
import { demoPeople } from './environment'
import { type Article, expect, test } from './fixtures'
import { fillInCheck, judgement, signInWithForm, signOutFromMenu } from './people-do'

const composerOf = ({ url, paragraphs }: Article) => `${url}/p/${paragraphs[1]?.id}/check`
const claimIn = (page: Page) => page.getByLabel('The claim in one sentence')
const isSaved = (page: Page) => expect(page.getByText('Saved as a draft')).toBeVisible()

/** Goes on with Tab until a control has the focus. */
async function tabTo(page: Page, control: Locator) {
  for (let step = 0; step < 40; step++) {
    if (await control.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${control}`)
}

test('the whole column is filled in, looked at and sent with the keyboard alone', async ({
  page,
  article,
  person,
  signIn,
  checkAccessibility,
  isMobile,
}) => {
  test.skip(isMobile, 'Phones have no Tab key.')
  await signIn(await person())
  await page.goto(composerOf(await article()))
  await tabTo(page, page.getByLabel('The quoted words'))
  await page.keyboard.type('30 million')
  await tabTo(page, claimIn(page))
  await page.keyboard.type(judgement.claim)
  await tabTo(page, page.getByLabel('Who made it'))
  await page.keyboard.type('The mayor')
  await tabTo(page, page.getByRole('radio', { name: 'Accurate', exact: true }))
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'Mostly accurate' })).toBeChecked()
  await tabTo(page, page.getByLabel('Conclusion'))
  await page.keyboard.type(judgement.conclusion)
  await tabTo(page, page.getByRole('textbox', { name: 'Explanation' }))
  await page.keyboard.type(judgement.explanation)

  await test.step('the preview is what will be rendered, and moves nothing below', async () => {
    const below = page.getByRole('group', { name: 'Evidence' })
    const before = await below.boundingBox()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    const preview = page.getByRole('tabpanel', { name: 'Preview' })
    await expect(preview.locator('strong')).toHaveText('budget')
    expect(await below.boundingBox()).toEqual(before)
    await checkAccessibility(page)
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Explanation' })).toHaveValue(judgement.explanation)
    await page.getByRole('tab', { name: 'Preview' }).click()
    await page.getByRole('tab', { name: 'Write' }).click()
    await expect(page.getByRole('textbox', { name: 'Explanation' })).toBeVisible()
  })

  await test.step('a second link to the same page is pointed out', async () => {
    await tabTo(page, page.getByLabel('Link').first())
    await page.keyboard.type(judgement.url)
    await tabTo(page, page.getByLabel('Title').first())
    await page.keyboard.type(judgement.title)
    await tabTo(page, page.getByLabel('How it bears on the claim').first())
    await page.keyboard.type('Gives')
    await tabTo(page, page.locator('summary', { hasText: 'Source 2' }))
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByLabel('Link').nth(1))
    await page.keyboard.type(`${judgement.url}/?utm_source=news#page=3`)
    await expect(page.getByText('Source 1 leads to the same page')).toBeVisible()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.press('Delete')
    await expect(page.getByText('Source 1 leads to the same page')).toBeHidden()
  })

  await tabTo(page, page.getByLabel('Check again on'))
  await page.keyboard.type('01012030')
  await expect(page.getByText('Nothing is missing.')).toBeVisible()
  await checkAccessibility(page)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: /Waiting for review/ })).toBeFocused()
  await page.goto('/mine')
  await expect(page.getByText('Being written')).toBeHidden()
  await page.getByRole('link', { name: judgement.claim, exact: true }).click()
  await expect(page.getByText('To be checked again on 1 Jan 2030')).toBeVisible()
})

test('a draft survives a reload, a lost connection, and signing out and in', async ({
  page,
  context,
  article,
  isMobile,
}) => {
  test.skip(isMobile, 'Drafts are kept on a phone by the same code; the two tabs below are opened on both.')
  const member = demoPeople().find(({ role }) => role === 'member')
  if (!member) throw new Error('The seed makes a member.')
  const mine = await article()
  await signInWithForm(page, member)
  await page.goto(composerOf(mine))
  await fillInCheck(page)

  await test.step('it is saved within two seconds of a pause', async () => {
    await expect(page.getByText('Saved as a draft')).toBeVisible({ timeout: 2_500 })
    await page.reload()
    await expect(claimIn(page)).toHaveValue(judgement.claim)
    await expect(page.getByLabel('Link').first()).toHaveValue(judgement.url)
    await expect(page.getByRole('radio', { name: judgement.verdict, exact: true })).toBeChecked()
  })

  await test.step('the last words before a reload are not lost', async () => {
    await claimIn(page).fill('Typed just before the reload.')
    await page.reload()
    await expect(claimIn(page)).toHaveValue('Typed just before the reload.')
    await isSaved(page)
  })

  await test.step('offline it says where the words are, and sends them when it is back', async () => {
    await context.setOffline(true)
    await claimIn(page).fill('Typed in a tunnel.')
    await expect(page.getByText('Offline: kept in this browser, saved when you are back')).toBeVisible()
    await context.setOffline(false)
    await isSaved(page)
  })

  await test.step('signing out first saves what was typed last', async () => {
    await claimIn(page).fill('Typed just before signing out.')
    await signOutFromMenu(page, member.name)
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes('check'))),
    ).toEqual([])
    await signInWithForm(page, member)
    await page.goto('/mine')
    const own = page.getByRole('listitem').filter({ hasText: mine.title })
    await expect(own).toContainText('Typed just before signing out.')
    await page.goto(composerOf(mine))
    await expect(claimIn(page)).toHaveValue('Typed just before signing out.')
  })

  await test.step('a draft on other words is offered and not mixed in', async () => {
    await page.goto(`${composerOf(mine)}?quote=30%20million`)
    await expect(claimIn(page)).toHaveValue('')
    await page.getByRole('link', { name: 'Draft: Typed just before signing out.' }).click()
    await expect(claimIn(page)).toHaveValue('Typed just before signing out.')
  })

  await test.step('it stands at its paragraph and can be thrown away', async () => {
    await page.goto(mine.url)
    if ((page.viewportSize()?.width ?? 0) >= 1100) await expect(page.getByText('Your draft')).toBeVisible()
    await page.goto('/mine')
    const own = page.getByRole('listitem').filter({ hasText: mine.title })
    await own.getByRole('button', { name: /^Discard/ }).click()
    await expect(own).toBeHidden()
  })
})

test('of two tabs the one that falls behind is told, sees what is there, and chooses', async ({
  page,
  context,
  article,
  person,
  signIn,
  sql,
  checkAccessibility,
}) => {
  const author = await person()
  await signIn(author)
  const address = composerOf(await article())
  const other = await context.newPage()
  await page.goto(address)
  await other.goto(address)

  await test.step('a tab in which nothing was typed takes over what the other wrote', async () => {
    await claimIn(page).fill('From the first tab.')
    await isSaved(page)
    await expect(claimIn(other)).toHaveValue('From the first tab.')
    await expect(other.getByText(/You wrote more in another tab .* It stands here now/)).toBeVisible()
  })

  await test.step('a tab with words of its own overwrites nothing', async () => {
    await context.setOffline(true)
    await claimIn(other).fill('From the second tab.')
    await expect(other.getByText('Offline: kept in this browser')).toBeVisible()
    await claimIn(page).fill('The first tab again.')
    await context.setOffline(false)
    await expect
      .poll(async () => (await Promise.all([page, other].map(choiceIn))).filter(Boolean).length)
      .toBe(1)
  })

  const [late, first] = (await choiceIn(page)) ? [page, other] : [other, page]
  await test.step('it shows what is there, and the choice is visible in both', async () => {
    const choice = late.getByRole('alert', { name: 'Your draft' })
    await expect(choice.getByText(await claimIn(first).inputValue())).toBeVisible()
    await checkAccessibility(late)
    const kept = await claimIn(late).inputValue()
    await choice.getByRole('button', { name: 'Keep what stands here' }).click()
    await isSaved(late)
    await expect(claimIn(first)).toHaveValue(kept)
    const rows = await sql<{ claim: string }>(
      `SELECT "values"->>'claim' AS claim FROM check_draft WHERE author_id = $1`,
      [author.id],
    )
    expect(rows).toEqual([{ claim: kept }])
  })

  await test.step('what is thrown away in one tab is not brought back by the other', async () => {
    await late.reload()
    await late.getByRole('button', { name: 'Discard it and start afresh' }).click()
    await expect(claimIn(late)).toHaveValue('')
    await expect(first.getByText('This draft was sent or discarded in another tab.')).toBeVisible()
    expect(await sql('SELECT 1 FROM check_draft WHERE author_id = $1', [author.id])).toEqual([])
    await first.getByRole('button', { name: 'Keep it as a new draft' }).click()
    await isSaved(first)
  })
})

async function choiceIn(page: Page): Promise<boolean> {
  return page.getByRole('alert', { name: 'Your draft' }).isVisible()
}

test('an edit of a check is a draft of its own, and what has the focus is not under its bar', async ({
  page,
  article,
  person,
  signIn,
  sql,
  isMobile,
}) => {
  test.skip(isMobile, 'It makes its own window narrow.')
  const [made, author] = [await article(), await person()]
  const [, paragraph] = made.paragraphs
  if (!paragraph) throw new Error('The article has paragraphs.')
  const judged = { verdict: 'false', conclusion: 'It costs 40.' }
  const id = await addCheck(sql, author, { article: made, paragraph }, judged)
  await sql(
    "UPDATE fact_check SET state = 'changes-requested', published_version = NULL, published_at = NULL WHERE id = $1",
    [id],
  )
  await signIn(author)
  await page.goto(`/mine/checks/${id}`)
  const conclusion = page.getByLabel('Conclusion')
  await expect(conclusion).toHaveValue('It costs 40.')
  await conclusion.fill('It costs 41.')
  await isSaved(page)

  await test.step('on a short screen the bar covers nothing that one has tabbed to', async () => {
    const size = page.viewportSize()
    await page.setViewportSize({ width: 360, height: 300 })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const saved = page.getByText('Saved as a draft')
    for (let step = 0; step < 8; step++) {
      await page.keyboard.press('Tab')
      const [focused, bar] = [await page.locator(':focus').boundingBox(), await saved.boundingBox()]
      if (!focused || !bar) throw new Error('Both have a place.')
      // Fields taller than what is left between header and bar cannot help it.
      if (focused.height < 100) expect(focused.y + focused.height).toBeLessThanOrEqual(bar.y + 4)
    }
    if (size) await page.setViewportSize(size)
  })

  await test.step('it is back after a reload, and can be left for what was sent', async () => {
    await page.reload()
    await expect(conclusion).toHaveValue('It costs 41.')
    await page.getByRole('button', { name: 'Discard it and start afresh' }).click()
    await expect(conclusion).toHaveValue('It costs 40.')
    expect(await sql('SELECT 1 FROM check_draft WHERE author_id = $1', [author.id])).toEqual([])
  })
})
