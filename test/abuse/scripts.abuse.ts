import { afterAll, describe, expect } from 'vitest'
import { makeCell } from '@/e2e/role-matrix/people'
import { digestOf, letterOf } from '@/lib/mail/letter'
import type { Told } from '@/lib/notification/told'
import { ask } from '@/test/faults/client'
import { closeBrowser, cookieFor } from './browser'
import { landmarksOf, strangersIn, type Watched, watched } from './canary'
import { ownScripts, scripts } from './payloads/scripts'
import { type Said, sayEverywhere } from './said-everywhere'
import { abuse, isQuick, type Stage } from './stage'

/** As many as an article may well have paragraphs. */
const atOnce = 40
const harmless = 'Words of somebody.'
/** What a URL of this site can hold that a page says again. */
const told = [
  '/record?words=',
  '/record?article=',
  '/admin/people?q=',
  '/admin/words?test=',
  '/review?q=',
  '/sign-in?next=',
  '/articles/',
  '/people/',
  '/link/',
  '/mine?part=',
]

afterAll(closeBrowser)

const groupsOf = (texts: string[]) =>
  Array.from({ length: Math.ceil(texts.length / atOnce) }, (_, at) =>
    texts.slice(at * atOnce, (at + 1) * atOnce),
  )

/** How many of these run where nothing is in their way: so many the watcher sees. */
async function runFreely(site: string): Promise<number> {
  const { context, page, seen } = await watched(site, true)
  for (const group of groupsOf(scripts.slice(0, ownScripts))) {
    await page.goto('about:blank')
    await page.evaluate((texts) => {
      for (const text of texts) {
        const frame = document.createElement('iframe')
        frame.srcdoc = `<!doctype html><body><p>${text}</p>`
        document.body.append(frame)
      }
    }, group)
    // Until nothing more has run for a while: frames of a busy machine take their time.
    for (let [quiet, before] = [0, seen.ran.size]; quiet < 3; before = seen.ran.size) {
      await page.waitForTimeout(2_000)
      quiet = seen.ran.size > before ? 0 : quiet + 1
    }
  }
  await context.close()
  return seen.ran.size
}

async function readable({ own }: Stage, said: Said): Promise<void> {
  await expect
    .poll(async () => (await ask(own.url + said.article.url))?.status, { timeout: 120_000 })
    .toBe(200)
}

const pagesOf = ({ article, check, cases, author }: Said): string[] => [
  article.url,
  `${article.url}?show=everything`,
  `${article.url}/p/${article.paragraphs[0]?.id}`,
  `${article.url}/p/${article.paragraphs[0]?.id}/check?quote=${encodeURIComponent(article.paragraphs[0]?.text ?? '')}&start=0`,
  `/fact-checks/${check}`,
  `/fact-checks/${check}/report`,
  `/people/${author.handle}`,
  `/people/${author.handle}/comments`,
  `/admin/people/${author.handle}`,
  `/editor/${article.slug}`,
  `/editor/${article.slug}/publish`,
  ...cases.map((id) => `/review/${id}`),
]
const lists = ['/', '/record', '/review', '/admin/people', '/admin/articles', '/admin', '/editor']

/** Opens them, and says what is not as it should be. */
async function look({ page, refused }: Watched, site: string, paths: string[], frames?: Map<string, string>) {
  const problems: string[] = []
  for (const path of paths) {
    await page.goto(site + path, { waitUntil: 'load' })
    await page.mouse.move(700, 500)
    for (const strange of await strangersIn(page)) problems.push(`${path}: ${strange}`)
    const blocks = await page.evaluate(() =>
      [...document.querySelectorAll('script[type="application/ld+json"]')].map(
        ({ textContent }) => textContent ?? '',
      ),
    )
    for (const block of blocks) JSON.parse(block)
    for (const one of await refused()) problems.push(`${path}: the policy refused ${one}`)
    const kind = kindOf(path)
    const expected = frames?.get(kind)
    const found = await landmarksOf(page)
    if (expected !== undefined && expected !== found)
      problems.push(`${path}: ${found} where harmless words have ${expected}`)
  }
  return problems
}

const kindOf = (path: string) =>
  path.replace(/said-[0-9a-f]+|[0-9a-f]{8}-[0-9a-f-]{27}/g, '…').replace(/\?quote=.*/, '?quote')

/** What frames each page where everything that people say is harmless. */
async function framesOf({ page }: Watched, site: string, said: Said): Promise<Map<string, string>> {
  const frames = new Map<string, string>()
  for (const path of pagesOf(said)) {
    await page.goto(site + path, { waitUntil: 'load' })
    frames.set(kindOf(path), await landmarksOf(page))
  }
  return frames
}

/** Mails and feeds as a program shows them that takes their HTML for its own. */
async function lookAtLetters({ page }: Watched, site: string, texts: string[], said: Said) {
  const links = {
    siteName: texts[0] ?? '',
    settings: site,
    stop: site,
    absolute: (path: string) => site + path,
  }
  const things = texts.map(
    (text): Told => ({
      id: said.comment,
      kind: 'reply',
      eventKind: 'comment.created',
      at: new Date(0).toISOString(),
      isRead: false,
      who: text,
      article: text,
      href: '/',
      words: text,
      reason: text,
      isGone: false,
    }),
  )
  const letters = [
    digestOf(things, { ...links, all: site }),
    ...things.slice(0, 5).map((one) => letterOf(one, links)),
  ]
  const feed = await ask(`${site}${said.article.url}/feed.xml`)
  expect(feed?.status).toBe(200)
  const entries = await page.evaluate((xml) => {
    const document = new DOMParser().parseFromString(xml, 'text/xml')
    if (document.querySelector('parsererror')) throw new Error('The feed is no XML.')
    return [...document.querySelectorAll('content, summary, title')].map(
      ({ textContent }) => textContent ?? '',
    )
  }, feed?.text ?? '')
  expect(letters.every(({ subject }) => !/[\r\n]/.test(subject))).toBe(true)
  const bodies = [
    ...letters.map(({ html }) => html),
    ...entries.filter((entry) => /^\s*</.test(entry) && !texts.includes(entry)),
  ]
  for (const body of bodies) {
    await page.goto('about:blank')
    await page.setContent(body, { waitUntil: 'load' })
  }
}

describe('scripts in what people write', () => {
  if (isQuick) return
  abuse(
    'A7',
    'nothing that people write runs: with both walls, without the policy, and without sanitising',
    async (stage) => {
      const { own, database, article } = stage
      const ran = await runFreely(own.url)
      expect(ran, 'payloads that run where nothing is in their way').toBeGreaterThan(ownScripts / 4)
      const admin = await makeCell(database, article, 'admin')
      const cookies = [cookieFor(own.url, admin.cookie)]
      const [both, withoutPolicy] = [
        await watched(own.url, false, cookies),
        await watched(own.url, true, cookies),
      ]
      const plain = await sayEverywhere(
        database,
        Array.from({ length: atOnce }, () => harmless),
      )
      await readable(stage, plain)
      const frames = await framesOf(both, own.url, plain)
      const problems: string[] = []
      let pages = 0
      for (const [at, texts] of groupsOf(scripts).entries()) {
        const said = await sayEverywhere(database, texts)
        await readable(stage, said)
        const paths = [...pagesOf(said), ...(at % 20 === 0 ? lists : [])]
        const framed = texts.length === atOnce ? frames : undefined
        problems.push(
          ...(await look(both, own.url, paths, framed)),
          ...(await look(withoutPolicy, own.url, paths, framed)),
        )
        const echoed = texts
          .slice(0, 4)
          .flatMap((text) => told.map((path) => path + encodeURIComponent(text.toWellFormed())))
        problems.push(...(await look(withoutPolicy, own.url, at % 10 === 0 ? echoed : echoed.slice(0, 4))))
        await lookAtLetters(withoutPolicy, own.url, texts, said)
        const raw = await sayEverywhere(database, texts, (text) => text)
        await readable(stage, raw)
        for (const path of pagesOf(raw).slice(0, 3).concat(pagesOf(raw).slice(-2))) {
          // A page that is led elsewhere by stored HTML is not what this wall is against.
          await both.page.goto(own.url + path, { waitUntil: 'domcontentloaded' }).catch(() => {})
          await both.page.mouse.move(700, 500)
        }
        pages += paths.length * 2 + echoed.length + 5
        expect([...new Set(problems)].slice(0, 30)).toEqual([])
        expect(
          [...both.seen.ran],
          `ran behind the policy, of ${at * atOnce} to ${(at + 1) * atOnce}`,
        ).toEqual([])
        expect(
          [...withoutPolicy.seen.ran],
          `ran without the policy, of ${at * atOnce} to ${(at + 1) * atOnce}`,
        ).toEqual([])
      }
      expect([...withoutPolicy.seen.elsewhere], 'asked of other sites').toEqual([])
      await both.context.close()
      await withoutPolicy.context.close()
      return {
        dose: `${scripts.length} payloads (${scripts.length - ownScripts} from elsewhere), ${pages} pages; ${ran} of ${ownScripts} run where nothing is in their way`,
        outcome:
          '0 ran with both walls, without the policy, without sanitising; 0 asked of other sites; what frames a page is the same',
      }
    },
    3_600_000,
  )
})
