import { expect, type Locator, type Page } from '@playwright/test'
import type { DemoPerson } from './environment'

type Sql = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>

/** The address of the article that a fresh installation opens with. */
export async function exampleArticle(sql: Sql): Promise<string> {
  const [row] = await sql<{ slug: string }>(
    'SELECT slug FROM article WHERE id IN (SELECT article_id FROM comment WHERE is_example) LIMIT 1',
  )
  return `/articles/${row?.slug}`
}

/** What people do on the way to something else, by the words they see. */

export async function signInWithForm(page: Page, person: Pick<DemoPerson, 'email' | 'password'>) {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(person.email)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('/')
}

export async function signOutFromMenu(page: Page, name: string) {
  await page.getByRole('banner').getByRole('button', { name }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
}

export const judgement = {
  claim: 'The plan costs 30 million.',
  verdict: 'Missing context',
  conclusion: 'The sum leaves out the running costs.',
  explanation: 'The **budget** names them on page 3.',
  url: 'https://budget.example/2026',
  title: 'Budget 2026',
}

/** Fills in the composer as it stands open. */
export async function fillInCheck(page: Page, change: Partial<typeof judgement> = {}) {
  const check = { ...judgement, ...change }
  await page.getByLabel('The claim in one sentence').fill(check.claim)
  await page.getByRole('radio', { name: check.verdict, exact: true }).check({ force: true })
  await page.getByLabel('Conclusion').fill(check.conclusion)
  await page.getByLabel('Explanation').fill(check.explanation)
  await page.getByLabel('Link').first().fill(check.url)
  await page.getByLabel('Title').first().fill(check.title)
  await page.getByLabel('How it bears on the claim').first().selectOption({ label: 'Gives context' })
}

/** Chooses one of several by its label, as people do: the radio itself is not to be seen. */
export async function choose(radio: Locator) {
  await radio.locator('..').click()
  await expect(radio).toBeChecked()
}

/** Decides the open case. */
export async function decide(
  page: Page,
  decision: 'Publish' | 'Ask for changes' | 'Reject' | 'Lift the sanction' | 'It holds for the new words',
  words = '',
  reason = '',
) {
  const panel = page.getByRole('complementary', { name: 'Decision' })
  await choose(panel.getByRole('radio', { name: decision }))
  if (reason) {
    // Without a script the reasons of all decisions stand in one list.
    const [listed, each] = [
      panel.getByRole('combobox', { name: 'Reason' }),
      panel.getByRole('radio', { name: reason }),
    ]
    await expect(listed.or(each)).toBeVisible()
    if (await each.isVisible()) await each.check()
    else await listed.selectOption({ label: reason })
  }
  if (words) await panel.getByLabel('In your words').fill(words)
  await panel.getByRole('button', { name: new RegExp(`^${decision}|^Decide`) }).click()
}
