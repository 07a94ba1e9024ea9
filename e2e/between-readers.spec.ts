import { setTimeout as wait } from 'node:timers/promises'
import { addCheck } from './annotated'
import { somethingEverywhere } from './everywhere-scene'
import { expect } from './fixtures'
import { test } from './outage-scene'
import type { Visitor } from './post-form'
import type { PrivateThings } from './private-things'
import { answerOf, get, type RawAnswer } from './raw-request'
import { closedToThePhone } from './refusals-scene'

test.setTimeout(240_000)
test.skip(({ isMobile }) => isMobile, closedToThePhone)

type Headers = Record<string, string>

const data: Headers = { rsc: '1' }
const prefetched: Headers = { ...data, 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' }
/** The forms in which a page is asked for, round by round. */
const rounds: Headers[][] = [
  [{}, data],
  [{}, prefetched],
  [{}, data],
]
const atOnce = 8
/** The page that says that something failed says so. */
const failing = ['/_global-error']

test('nothing of one person’s own reaches anybody else, at any address that there is', async ({
  article,
  person,
  visitor,
  own,
  sql,
}) => {
  const { things, moderator, addresses } = await somethingEverywhere({ article, person, sql })
  const owners = [await visitor(things.owner), await visitor(moderator)]
  const others = [await visitor(await person()), await visitor(null)]
  await expect
    .poll(async () => (await owners[0]?.get('/notifications'))?.words, { timeout: 30_000 })
    .toContain(things.words.notice)

  const seen = new Set<string>()
  const seenBy = new Map<string, Visitor>()
  const problems: string[] = []
  async function ask(path: string, visitors: Visitor[], headers: Headers = {}) {
    const answers: RawAnswer[] = []
    const complain = (what: string) => problems.push(`${path} ${Object.keys(headers)}: ${what}`)
    for (const visitor of visitors) {
      const answer = await answerOf(own.url, path, {
        ...headers,
        ...(visitor.cookie ? { cookie: visitor.cookie } : {}),
      })
      const words = wordsIn(answer, things, path)
      if (others.includes(visitor) && words.length > 0) complain(`tells ${words}`)
      if (words.length > 0 && !isKeptFromCaches(answer)) complain(`a cache may keep ${words}`)
      if (answer.status >= 500 && !failing.includes(path)) complain(`answers ${answer.status}`)
      for (const word of words) seen.add(word)
      if (words.length > 0) seenBy.set(path, visitor)
      answers.push(answer)
    }
    // What is not there is made for each who asks, and kept nowhere.
    const shared = answers.filter((answer) => answer.status === 200 && !isKeptFromCaches(answer))
    const whole = answers.filter(({ status }) => status === 200)
    if (shared.length > 0 && !whole.every(({ body }) => shared[0]?.body.equals(body)))
      complain(`a cache may keep one of ${answers.map(({ status, body }) => `${status}/${body.length}`)}`)
  }
  await allAtOnce(
    rounds.flatMap((forms) =>
      addresses.flatMap((address) =>
        (address.isPage ? forms : [{}]).map(
          (headers) => () => ask(address.path, [...owners, ...others], headers),
        ),
      ),
    ),
  )
  expect(problems).toEqual([])
  expect([...seen].sort(), 'what the owner sees somewhere').toEqual(Object.values(things.words).sort())

  await test.step('nor where such an address looks like that of a file', async () => {
    const nobody = others.slice(-1)
    await allAtOnce(
      [...seenBy].flatMap(([path, visitor]) =>
        disguises(path).map((disguised) => () => ask(disguised, [visitor, ...nobody])),
      ),
    )
    expect(problems).toEqual([])
  })
})

const marker = 'marked-by-somebody'
const headerNames = [
  'x-forwarded-host x-forwarded-proto x-forwarded-port x-host x-original-url x-rewrite-url',
  'x-matched-path x-now-route-matches x-invoke-path x-invoke-query x-middleware-invoke x-middleware-subrequest',
  'x-nextjs-data x-prerender-revalidate x-obelus-making next-url purpose next-action next-router-state-tree',
  'rsc next-router-prefetch next-router-segment-prefetch',
  'authorization accept accept-encoding accept-language user-agent',
].flatMap((names) => names.split(' '))

test('no header of one reader changes what the next one gets, or is kept under a name of its own', async ({
  article,
  person,
  own,
  sql,
}) => {
  const mine = await article()
  const [paragraph] = mine.paragraphs
  if (!paragraph) throw new Error('The article has paragraphs.')
  const judgement = { verdict: 'accurate', conclusion: 'It was so.' }
  const check = await addCheck(sql, await person(), { article: mine, paragraph }, judgement)
  const pages = [mine.url, `/fact-checks/${check}`, '/']
  const lists = ['/record', '/record/feed.xml', `${mine.url}/feed.xml`, '/sitemap.xml', '/sitemap/1.xml']
  const poisons: Headers[] = [
    ...headerNames.map((name) => ({ [name]: marker })),
    { ...data, 'next-router-segment-prefetch': `/${marker}` },
    { cookie: `obelus-session=${marker}` },
    { range: 'bytes=0-9' },
    { 'if-none-match': '*' },
  ]
  async function poison(path: string) {
    // A query changes nothing about a page; a list reads it.
    const asked = pages.includes(path) ? `${path}?${marker}=${marker}` : path
    const clean = await get(own.url, path)
    for (const headers of poisons) {
      for (let time = 0; time < 2; time++) await get(own.url, asked, headers)
      const after = await get(own.url, path)
      const what = `${path} after ${JSON.stringify(headers)}`
      expect(after.body.equals(clean.body), what).toBe(true)
      expect(after.headers.etag, what).toBe(clean.headers.etag)
      expect(after.headers['content-type'], what).toBe(clean.headers['content-type'])
      expect(after.body.toString() + JSON.stringify(after.headers), what).not.toContain(marker)
    }
    expect(clean.headers.etag, path).toBeTruthy()
  }
  const settled = {
    [mine.url]: judgement.conclusion,
    '/': mine.title,
    '/record': mine.slug,
    '/record/feed.xml': mine.slug,
  }
  for (const [path, word] of Object.entries({
    ...settled,
    [`${mine.url}/feed.xml`]: check,
    '/sitemap/1.xml': check,
  }))
    await expect
      .poll(async () => (await get(own.url, path)).body.includes(word), { timeout: 10_000, message: path })
      .toBe(true)
  // What was written before is on every page by then: nothing changes any more but by what is sent.
  await wait(3_000)
  await Promise.all([...pages, ...lists].map(poison))
})

/** Does all of it, a few at a time. */
async function allAtOnce(work: (() => Promise<void>)[]) {
  const rest = work.values()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const step of rest) await step()
    }),
  )
}

/** Spellings that a cache in between may take for a file that is the same for everybody. */
function disguises(address: string): string[] {
  const [path = '', query] = address.split('?')
  const endings = ['/x.css', ';.js', '.css', '%0a', '%0a.css', '%00.css', '%23.css', '%3fx.css', '%2fx.css']
  const spelt = [
    ...endings.map((ending) => path + ending),
    `/articles/..%2f..${path}`,
    `/articles/%2e%2e${path}`,
    `/_next/static/..%2f..${path}`,
    `/${path}`,
  ]
  return [...spelt.map((one) => (query ? `${one}?${query}` : one)), `${address}${query ? '&' : '?'}x=.css`]
}

const isKeptFromCaches = ({ headers }: RawAnswer) => /no-store|private/.test(headers['cache-control'] ?? '')

function wordsIn({ headers, body }: RawAnswer, { words, owner }: PrivateThings, path: string): string[] {
  const said = JSON.stringify(headers) + body.toString()
  // Whoever asks by a handle knows it; a profile is public.
  const known = path.includes(owner.handle) ? [words.handle, words.name] : []
  return Object.values(words).filter((word) => said.includes(word) && !known.includes(word))
}
