import { expect, test } from './fixtures'

const settings = [
  '',
  '/email',
  '/password',
  '/second-step',
  '/sessions',
  '/delete',
  '/notifications',
  '/blocks',
  '/standing',
]

// One after the other in one browser, which then has the scripts that pages share.
test('the settings are accessible and fit, light and dark', async ({ page, person, signIn, checkLooks }) => {
  test.setTimeout(settings.length * test.info().timeout)
  await signIn(await person())
  for (const path of settings)
    await test.step(`/settings${path}`, async () => {
      await page.goto(`/settings${path}`)
      await expect(page.getByRole('navigation', { name: 'Settings' })).toBeVisible()
      await checkLooks(page)
    })
})

test('the pages around a password are accessible and fit', async ({ page, checkLooks }) => {
  for (const path of ['/forgot-password', '/link/nothing', '/sign-in?after=reset', '/sign-in/mail']) {
    await page.goto(path)
    await checkLooks(page)
  }
})
