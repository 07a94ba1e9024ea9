import type { Page } from '@playwright/test'
import { expect } from 'vitest'
import { newId } from '@/e2e/fixtures'
import { html, startSite } from '@/test/fixture-site'
import { closeBrowser, cookieFor, openBrowser } from './browser'
import { dose, expectUnchanged, type Stage } from './stage'
import { everyWrite, someoneWhoMay } from './writes'

type Attack = { how: (typeof ways)[number]; url: string; fields: [string, string][] }

/** How a page can have a browser send something without being asked first. */
const ways = [
  'multipart form',
  'plain form',
  'text form',
  'sandboxed form',
  'fetch of a form',
  'fetch of text',
  'beacon',
  'picture',
] as const

/** Runs in the page of the attacker: sends, and waits until something came back or long enough. */
function attack({ how, url, fields }: Attack): Promise<void> {
  const document = globalThis.document
  const query = new URLSearchParams(fields)
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  const soon = (work: Promise<unknown>) =>
    Promise.race([work.catch(() => {}), new Promise((resolve) => setTimeout(resolve, 5_000))]).then(() => {})
  const form = (enctype: string, target: string) => {
    const made = document.createElement('form')
    Object.assign(made, { method: 'POST', action: url, enctype, target })
    for (const [name, value] of fields) {
      const input = document.createElement('input')
      Object.assign(input, { type: 'hidden', name, value })
      made.append(input)
    }
    return made
  }
  const frame = (enctype: string, sandbox?: string) => {
    const made = document.createElement('iframe')
    made.name = `frame-${Math.random()}`
    const inside = form(enctype, sandbox ? '_self' : made.name)
    if (sandbox) {
      made.setAttribute('sandbox', sandbox)
      made.srcdoc = `${inside.outerHTML}<script>HTMLFormElement.prototype.submit.call(document.forms[0])</script>`
    }
    document.body.append(made)
    let loads = 0
    const answered = new Promise<void>((resolve) => {
      made.onload = () => {
        loads++
        if (loads === (sandbox ? 2 : 1)) resolve()
      }
    })
    if (!sandbox) {
      document.body.append(inside)
      HTMLFormElement.prototype.submit.call(inside)
    }
    return soon(answered).then(() => {
      made.remove()
      inside.remove()
    })
  }
  const send = (body: BodyInit) =>
    soon(fetch(url, { method: 'POST', mode: 'no-cors', credentials: 'include', body }))
  switch (how) {
    case 'multipart form':
      return frame('multipart/form-data')
    case 'plain form':
      return frame('application/x-www-form-urlencoded')
    case 'text form':
      return frame('text/plain')
    case 'sandboxed form':
      return frame('multipart/form-data', 'allow-forms allow-scripts')
    case 'fetch of a form':
      return send(query)
    case 'fetch of text':
      return send(JSON.stringify(Object.fromEntries(fields)))
    case 'beacon':
      navigator.sendBeacon(url, data)
      return soon(new Promise((resolve) => setTimeout(resolve, 50)))
    case 'picture': {
      const picture = document.createElement('img')
      const loaded = new Promise((resolve) => {
        picture.onload = picture.onerror = resolve
      })
      picture.src = `${url}?${query}&_method=POST`
      return soon(loaded)
    }
  }
}

/** The fields with which a form without JavaScript calls an action that keeps its state. */
export function actionFields(id: string, fields: Record<string, string>): [string, string][] {
  return [
    ['$ACTION_REF_1', ''],
    ['$ACTION_1:0', JSON.stringify({ id, bound: '$@1' })],
    ['$ACTION_1:1', '[{"status":"idle"}]'],
    ['$ACTION_KEY', 'k1'],
    ...Object.entries(fields),
  ]
}

/**
 * Somebody who is signed in opens a page of somebody else's, on another port of the same site (whose forms carry the
 * cookie) and on another site. Throws where anything but a refusal came back.
 */
export async function attackFromElsewhere(stage: Stage) {
  const { own, actions } = stage
  const evil = await startSite(html('<!doctype html><title>Kittens</title><body>'))
  const sites = [evil.origin.replace('127.0.0.1', 'localhost'), evil.origin]
  const told: Record<string, number> = {}
  let [tries, arrived] = [0, 0]
  const writes = everyWrite(stage)
  const chosen = dose(
    writes,
    writes.filter(({ name }) => ['comment.postComment', 'account.enter'].includes(name)),
  )
  const victims: { cookie: string; url: string; fields: [string, string][] }[] = []
  for (const write of chosen) {
    const { cell, fields, path } = await write.prepare(someoneWhoMay(write.name))
    const action = actions.find(({ name }) => name === write.name)
    const sent = action ? actionFields(action.id, fields) : Object.entries(fields)
    victims.push({ cookie: cell.cookie, url: own.url + path, fields: sent })
  }
  async function open({ cookie, url, fields }: (typeof victims)[number]) {
    const context = await openBrowser()
    if (cookie) await context.addCookies([cookieFor(own.url, cookie)])
    context.on('response', async (response) => {
      if (!response.url().startsWith(own.url) || response.request().method() !== 'POST') return
      told[response.status()] = (told[response.status()] ?? 0) + 1
      const headers = await response
        .request()
        .allHeaders()
        .catch(() => ({}))
      if ('cookie' in headers) arrived++
    })
    for (const site of sites) {
      const page = await context.newPage()
      await page.goto(site)
      const attacks = ways.map((how) => ({ how, url, fields }))
      await page.evaluate(runAll, [attacks, attack.toString()] as const)
      await navigate(page, url, fields)
      tries += attacks.length + 1
    }
    await context.close()
  }
  try {
    await expectUnchanged(stage, async () => {
      for (const victim of victims) await open(victim)
    })
    await expectToWork(stage)
  } finally {
    await closeBrowser()
    await evil.stop()
  }
  expect(
    Object.keys(told).filter((status) => !['403', '415'].includes(status)),
    'answers',
  ).toEqual([])
  expect(told[403] ?? 0).toBeGreaterThan(tries / 2)
  expect(arrived, 'requests that had the cookie with them').toBeGreaterThan(0)
  return { tries, arrived, sites: sites.length }
}

function runAll([attacks, source]: readonly [Attack[], string]): Promise<unknown> {
  const run = new Function(`return (${source})`)() as (one: Attack) => Promise<void>
  return Promise.all(attacks.map(run))
}

/** The whole window goes along: then even a strict cookie's lax sister would be sent with GET. */
async function navigate(page: Page, url: string, fields: [string, string][]) {
  const answered = page.waitForResponse((response) => response.request().isNavigationRequest())
  await page.evaluate(
    ([action, pairs]) => {
      const form = document.createElement('form')
      Object.assign(form, { method: 'POST', action, enctype: 'multipart/form-data' })
      for (const [name, value] of pairs) {
        const input = document.createElement('input')
        Object.assign(input, { type: 'hidden', name, value })
        form.append(input)
      }
      document.body.append(form)
      HTMLFormElement.prototype.submit.call(form)
    },
    [url, fields] as const,
  )
  await answered
}

/** The very same form from a page of the site itself writes: what is refused elsewhere is refused for where it comes from. */
async function expectToWork(stage: Stage) {
  const { own, actions, database } = stage
  const write = everyWrite(stage).find(({ name }) => name === 'comment.postComment')
  const action = actions.find(({ name }) => name === 'comment.postComment')
  if (!write || !action) throw new Error('The build has comments.')
  const { cell, fields, path } = await write.prepare('member')
  const context = await openBrowser()
  await context.addCookies([cookieFor(own.url, cell.cookie)])
  const page = await context.newPage()
  await page.goto(own.url + path)
  const body = `From this very site ${newId()}`
  await navigate(page, own.url + path, actionFields(action.id, { ...fields, body }))
  await context.close()
  const rows = await database<{ id: string }>('SELECT id FROM comment WHERE body = $1', [body])
  expect(rows, 'the same form from the site itself').toHaveLength(1)
}
