import { setTimeout as wait } from 'node:timers/promises'
import { addCheck } from './annotated'
import { expect } from './fixtures'
import { comment, correct, hide, publish, revise } from './many-changes'
import { letManyRead, type Marks, markOf } from './many-readers'
import { read, test } from './outage-scene'
import { closedToThePhone } from './refusals-scene'

test.skip(({ isMobile }) => isMobile, closedToThePhone)

const readers = 64
/**
 * What adds to a page shows within two seconds, what takes something away within one, and a machine that runs other tests
 * beside this one may be late by so much. The bench holds the bounds themselves.
 */
const lateMs = 3_000
const [adding, hiding] = [2_000 + lateMs, 1_000 + lateMs]

test('64 connections read nothing wrong while pages change and the database dies and comes back', async ({
  article,
  person,
  sql,
  own,
  request,
  outage,
}) => {
  let last = 0
  const mark = () => markOf(++last)
  const texts = Array.from(
    { length: 12 },
    (_, at) => `Paragraph ${at + 1} says that the plan costs 30 million.`,
  )
  const mine = await article(texts)
  const [author, moderator] = [await person(), await person('moderator')]
  const [paragraph] = mine.paragraphs
  if (!paragraph) throw new Error('The article has paragraphs.')
  const judgement = { verdict: 'accurate', conclusion: 'The budget names the same sum.' }
  const check = await addCheck(sql, author, { article: mine, paragraph }, judgement)

  // What stands now; what each address shows of it.
  const now = {
    title: mark(),
    conclusion: mark(),
    comments: [] as { id: string; mark: string }[],
    published: [] as string[],
    reasons: [] as string[],
  }
  const feed = `${mine.url}/feed.xml`
  const checkUrl = `/fact-checks/${check}`
  const shown = (): Marks => ({
    [mine.url]: [now.title, now.conclusion, ...now.comments.map(({ mark }) => mark)],
    [checkUrl]: [now.title, now.conclusion],
    '/': [now.title, ...now.published],
    [feed]: [now.title, now.conclusion],
    '/record': [now.title, ...now.published, ...now.reasons],
    '/sitemap/1.xml': now.published,
  })
  await revise(sql, mine, `Council agrees ${now.title}`)
  await correct(sql, mine, check, moderator, `The same sum ${now.conclusion}.`)
  for (const [path, marks] of Object.entries(shown()))
    for (const word of marks)
      await expect
        .poll(async () => (await read(request, path)).text.includes(word), {
          timeout: 10_000,
          message: `${path} ${word}`,
        })
        .toBe(true)

  const places = Object.keys(shown()).map((path) => ({
    path,
    hasData: [mine.url, checkUrl, '/'].includes(path),
  }))
  const many = letManyRead(own.url, places, shown(), readers)

  let said = 0
  const changes = {
    async say() {
      const at = said++ % mine.paragraphs.length
      const remark = { id: '', mark: mark() }
      now.comments.push(remark)
      await many.change(shown(), adding, async () => {
        remark.id = await comment(sql, mine, author, `Remark ${remark.mark}.`, at)
      })
    },
    async hide() {
      const [gone] = now.comments.splice(0, 1)
      if (!gone) throw new Error('Nothing is left to hide.')
      const reason = mark()
      now.reasons.push(reason)
      await many.change(shown(), hiding, () => hide(sql, mine, gone.id, moderator, reason))
    },
    async revise() {
      now.title = mark()
      await many.change(shown(), adding, () => revise(sql, mine, `Council agrees ${now.title}`))
    },
    async correct() {
      now.conclusion = mark()
      await many.change(shown(), adding, () =>
        correct(sql, mine, check, moderator, `The sum ${now.conclusion}.`),
      )
    },
    async publish() {
      const word = mark()
      now.published.push(word)
      await many.change(shown(), adding, () => publish(sql, `later-${word}`, `Later ${word}`))
    },
  }
  async function storm() {
    for (let round = 0; round < 4; round++) {
      for (const name of ['say', 'say', 'correct', 'say', 'hide', 'publish', 'say', 'revise'] as const) {
        await changes[name]()
        await wait(100)
      }
    }
  }

  await storm()
  await outage(() => wait(2_000))
  await storm()
  await wait(adding)
  const { pages, versions, wrong } = await many.end()
  expect(wrong.slice(0, 20)).toEqual([])
  expect(Math.min(...pages), 'pages that each connection got').toBeGreaterThan(5)
  for (const [path, count] of Object.entries(versions))
    expect(count, `versions seen of ${path}`).toBeGreaterThan(2)
})
