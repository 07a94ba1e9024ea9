import { openStream } from '../test/stream'
import { expect } from './fixtures'
import { seconds, test } from './outage-scene'
import { closedToThePhone } from './refusals-scene'

test.skip(({ isMobile }) => isMobile, closedToThePhone)

test('two processes on one database tell the same, and a line that was cut goes on where it stopped', async ({
  page,
  own,
  article,
  person,
  visitor,
  commented,
  sql,
}) => {
  const beside = await own.startBeside()
  const made = await article()
  const author = await visitor(await person())
  const pill = page.locator('button.news-pill')
  const streams = await Promise.all(
    [own.url, beside.url].map((url) => openStream(`${url}/api/live?article=${made.id}`)),
  )
  const listening = page.waitForResponse((response) => response.url().includes('/api/live'))
  await page.goto(`${beside.url}${made.url}`)
  expect((await listening).status()).toBe(200)

  await test.step('what is written at one is told at the other', async () => {
    await commented(made, author, 'Written at the first.')
    for (const stream of streams) await expect.poll(() => stream.ids().length, seconds).toBe(1)
    await expect(pill).toContainText('1 new', { timeout: 5_000 })
  })

  await test.step('the connections that listen are cut: nothing is lost or told twice', async () => {
    const cut = await sql(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'obelus events'",
      [],
    )
    // Those of both, and of whatever else a test before has left running.
    expect(cut.length).toBeGreaterThanOrEqual(2)
    for (const body of ['One.', 'Two.', 'Three.']) await commented(made, author, body)
    const written = await numbers()
    for (const stream of streams) await expect.poll(() => stream.ids(), { timeout: 4_000 }).toEqual(written)
    await expect(pill).toContainText('4 new')
  })

  await test.step('the process is ended and started again: the browser comes back by itself', async () => {
    const ended = beside.restart('SIGTERM')
    await streams[1]?.ended
    await commented(made, author, 'Written meanwhile.')
    await ended
    await expect(pill).toContainText('5 new', { timeout: 20_000 })
    const last = streams[1]?.ids().at(-1)
    const again = await openStream(`${beside.url}/api/live?article=${made.id}`, {
      'last-event-id': String(last),
    })
    await expect.poll(() => again.ids(), seconds).toEqual((await numbers()).slice(-1))
    again.leave()
  })

  await page.keyboard.press('l')
  await expect(page.getByRole('button', { name: '5 comments on paragraph 2' })).toBeVisible()
  for (const stream of streams) stream.leave()

  async function numbers() {
    const rows = await sql(
      "SELECT id FROM event WHERE article_id = $1 AND kind = 'comment.created' ORDER BY id",
      [made.id],
    )
    return (rows as { id: string }[]).map(({ id }) => Number(id))
  }
})
