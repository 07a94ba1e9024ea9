import { XMLParser } from 'fast-xml-parser'
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { answerFeed } from '@/lib/feed/answer'
import type { Viewer } from '@/lib/policy'
import { answerRecordFile } from '@/lib/record/download'
import type { RecordEntry } from '@/lib/record/entry'
import { recordFeed } from '@/lib/record/feed'
import { everything } from '@/lib/record/filter'
import {
  findRecordEntry,
  findRecordHead,
  listFilterChoices,
  listRecord,
  readRecordFile,
} from '@/lib/record/queries'
import { sentenceOf } from '@/lib/record/words'
import { decideCase } from '@/lib/review/mutations'
import { resetDatabase, sql } from '@/test/database'
import { aCheck, anArticle, aPerson, expectSuccess, judgement, type TestArticle } from '@/test/factories'

let author: Viewer
let lena: Viewer
let article: TestArticle
beforeEach(async () => {
  await resetDatabase()
  author = await aPerson()
  lena = await aPerson('moderator')
  article = await anArticle()
})

async function publish(claim: string = judgement.claim): Promise<string> {
  const { id } = await aCheck(author, article, { claim })
  expectSuccess(await decideCase(lena, { id, version: 1, decision: 'publish', reasonCode: 'sound' }))
  return id
}

async function reject(claim: string, reason: string) {
  const { id } = await aCheck(author, article, { claim })
  expectSuccess(await decideCase(lena, { id, version: 1, decision: 'reject', reasonCode: 'rules', reason }))
}

const chooseNames = (value: string, version = 1) =>
  db().setting.create({ data: { name: 'record-names', version, value } })
const kindsOf = (entries: RecordEntry[]) => entries.map(({ kind }) => kind)
const get = (address: string) => new Request(`http://localhost:3000${address}`)

async function gather(batches: AsyncIterable<RecordEntry[]>): Promise<RecordEntry[]> {
  const all: RecordEntry[] = []
  for await (const batch of batches) all.push(...batch)
  return all
}

describe('the record', () => {
  it('shows decisions with their reasons, and the words of a check only when they are public', async () => {
    await reject('Never public.', 'An insult.')
    const id = await publish()
    const { entries } = await listRecord({})
    expect(entries).toMatchObject([
      {
        kind: 'fact-check.published',
        actor: { name: lena.name, handle: lena.handle },
        check: { id, claim: judgement.claim },
        reasonCode: 'sound',
      },
      { kind: 'fact-check.rejected', check: null, reasonCode: 'rules', reason: 'An insult.' },
      { kind: 'article.published', actor: { name: 'The installation', handle: null } },
    ])
    expect(JSON.stringify(entries)).not.toContain('Never public.')
    expect(entries.map(sentenceOf)[1]).toMatch(
      /^moderator \d+ rejected a check in “Council agrees on a plan \d+”: Breaks the rules of this site\. “An insult\.”$/,
    )
  })

  it('is narrowed by each thing it can be asked for, and by several at once', async () => {
    await reject('Never public.', 'An insult.')
    await publish()
    await anArticle()
    const today = new Date().toISOString().slice(0, 10)
    const by = async (filter: Parameters<typeof listRecord>[0]) => kindsOf((await listRecord(filter)).entries)
    expect(await by({ kind: 'fact-check.rejected' })).toEqual(['fact-check.rejected'])
    expect(await by({ article: article.slug })).toHaveLength(3)
    expect(await by({ moderator: lena.handle })).toEqual(['fact-check.published', 'fact-check.rejected'])
    expect(await by({ reason: 'sound' })).toEqual(['fact-check.published'])
    expect(await by({ from: today, to: today })).toHaveLength(4)
    expect(await by({ to: '2020-01-01' })).toEqual([])
    expect(await by({ from: '9999-12-31' })).toEqual([])
    expect(await by({ moderator: lena.handle, reason: 'rules', article: article.slug, from: today })).toEqual(
      ['fact-check.rejected'],
    )
    expect(await by({ article: 'nowhere' })).toEqual([])
    expect(await by({ moderator: 'nobody' })).toEqual([])
  })

  it('finds words in reasons and in claims that are public, and in no others', async () => {
    await reject('Zebras were seen.', 'Giraffes, an insult.')
    const id = await publish('The bridge costs “30 million”.')
    await sql(
      `INSERT INTO event (kind, subject_type, subject_id, article_id, is_public, data)
       VALUES ('occurrence.accepted', 'occurrence', gen_random_uuid(), $1, true, jsonb_build_object('factCheckId', $2::text)),
              ('comment.flagged', 'comment', gen_random_uuid(), $1, false, '{"reason": "A bridge."}')`,
      [article.id, id],
    )
    const search = async (words: string) => kindsOf((await listRecord({ words })).entries)
    expect(await search('giraffes INSULT')).toEqual(['fact-check.rejected'])
    expect(await search('bridge')).toEqual(['occurrence.accepted', 'fact-check.published'])
    expect(await search('"30 million"')).toEqual(['occurrence.accepted', 'fact-check.published'])
    expect(await search('„30 million“')).toHaveLength(2)
    expect(await search('bridge -million')).toEqual([])
    for (const words of ['zebras', "'", '!!! & |', '\\', ':*', '((']) expect(await search(words)).toEqual([])
  })

  it('goes on before an entry without repeating or leaving out any', async () => {
    for (const n of [1, 2, 3, 4]) await reject('A claim.', `Insult ${n}.`)
    const whole = (await listRecord({ words: 'insult' })).entries.map(({ id }) => id)
    const paged: string[] = []
    for (let before: string | null = null; ; ) {
      const { entries, next }: Awaited<ReturnType<typeof listRecord>> = await listRecord({
        words: 'insult',
        before,
        size: 3,
      })
      paged.push(...entries.map(({ id }) => id))
      if (!next) break
      before = next
    }
    expect(paged).toEqual(whole)
    expect(whole).toHaveLength(4)
  })

  it('has a page for each public entry, and for no other', async () => {
    await publish()
    const { entries } = await listRecord({})
    for (const entry of entries) expect(await findRecordEntry(entry.id)).toEqual(entry)
    const hidden = await sql<{ id: string }>('SELECT id FROM event WHERE NOT is_public')
    expect(hidden.length).toBeGreaterThan(0)
    for (const { id } of [...hidden, { id: '0' }, { id: '999999999999999999' }])
      expect(await findRecordEntry(id)).toBeNull()
  })

  it('shows the newest link of the chain, entries included that are not public', async () => {
    await aCheck(author, article)
    const [last] = await sql<{ id: string; hash: string }>(
      "SELECT id::text, encode(hash, 'hex') AS hash FROM event ORDER BY event.id DESC LIMIT 1",
    )
    expect(await findRecordHead()).toEqual(last)
  })
})

describe('the names of moderators', () => {
  it('give way to roles where the installation has chosen so, in lists, files, feed and filter', async () => {
    await publish()
    await chooseNames('handle')
    expect((await listRecord({})).entries[0]?.actor).toEqual({ handle: lena.handle, name: lena.name })
    expect((await listFilterChoices('handle')).people).toContainEqual({
      handle: lena.handle,
      name: lena.name,
    })

    await chooseNames('role', 2)
    const { entries, names } = await listRecord({})
    expect(names).toBe('role')
    expect(entries[0]?.actor).toEqual({ handle: null, name: 'A moderator' })
    expect((await listFilterChoices(names)).people).toEqual([])
    const site = { name: 'Obelus', url: new URL('http://localhost:3000') }
    const told = [
      JSON.stringify(entries),
      JSON.stringify(await recordFeed(new URLSearchParams(), site)),
      await (await answerRecordFile(get('/record/download/csv'), 'csv')).text(),
      await (await answerRecordFile(get('/record/download/json'), 'json')).text(),
    ]
    for (const text of told) {
      expect(text).not.toContain(lena.handle)
      expect(text).not.toContain(lena.name)
      expect(text).not.toContain(lena.id)
      expect(text).toContain('A moderator')
    }
    // To be told which entries are somebody's would be to be told their name.
    expect((await listRecord({ moderator: author.handle })).entries).toHaveLength(entries.length)
  })
})

describe('a file of the record', () => {
  it('holds the narrowed entries with their hashes, and says what it is', async () => {
    await reject('Never public.', '=HYPERLINK("https://evil.example")')
    await publish()
    const answer = await answerRecordFile(
      get('/record/download/json?kind=fact-check.rejected&words=hyperlink'),
      'json',
    )
    expect(answer.headers.get('link')).toBeNull()
    const file = JSON.parse(await answer.text())
    const [entry] = (await listRecord({ kind: 'fact-check.rejected' })).entries
    expect(file).toMatchObject({
      format: 'obelus-record',
      version: 1,
      filter: { kind: 'fact-check.rejected', words: 'hyperlink' },
      head: await findRecordHead(),
      next: null,
      entries: [{ id: entry?.id, hash: entry?.hash, reason: entry?.reason, claim: null }],
    })
    const csv = await (await answerRecordFile(get('/record/download/csv'), 'csv')).text()
    expect(csv).toContain(`"'=HYPERLINK(""https://evil.example"")"`)
    expect(csv.trim().split('\r\n')).toHaveLength(4)
    expect(csv).not.toContain('Never public.')
  })

  it('ends after so many entries, and the next goes on where it ended, whatever came meanwhile', async () => {
    for (const n of [1, 2, 3, 4, 5]) await reject('A claim.', `Reason ${n}.`)
    const { last, batches } = await readRecordFile(everything, null, { most: 4, size: 3 })
    await reject('A claim.', 'Reason 6.')
    const first = (await gather(batches)).map(({ reason }) => reason)
    const second = await readRecordFile(everything, last, { most: 4, size: 3 })
    const rest = await gather(second.batches)
    expect(first).toEqual([6, 5, 4, 3, 2].map((n) => `Reason ${n}.`))
    expect(rest.map(({ reason, kind }) => reason ?? kind)).toEqual(['Reason 1.', 'article.published'])
    expect(second.last).toBeNull()
  })
})

describe('the feed of the record', () => {
  it('carries the latest entries, each with a lasting id, and follows a filter', async () => {
    await publish('Fish & <b>chips</b> cost more.')
    const site = { name: 'Obelus', url: new URL('https://obelus.example') }
    const feed = await recordFeed(new URLSearchParams({ kind: 'fact-check.published' }), site)
    expect(feed.self).toBe('https://obelus.example/record/feed.xml?kind=fact-check.published')
    const answer = await answerFeed(get('/record/feed.xml'), async () => feed)
    const parsed = new XMLParser({ ignoreAttributes: false }).parse(await answer.text()).feed
    expect(parsed.entry.title).toContain('published a check of “Fish & <b>chips</b> cost more.”')
    expect(parsed.entry.content['#text']).toContain('Fish &amp; &lt;b&gt;chips&lt;/b&gt; cost more.')
    expect(feed.entries[0]?.id).toMatch(/^[0-9a-f-]{36}$/)
    expect((await recordFeed(new URLSearchParams(), site)).entries[0]?.id).toBe(feed.entries[0]?.id)
  })
})
