import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PlainArticle } from '@/lib/article/plain-text'
import { db } from '@/lib/db'
import { bringIn } from '@/lib/import/mutations'
import { readHtml } from '@/lib/import/read-html'
import { operator } from '@/lib/policy'
import { resetDatabase, testDatabase } from '@/test/database'
import { expectSuccess } from '@/test/factories'
import { html, pages, startSite } from '@/test/fixture-site'

const folder = mkdtempSync(path.join(os.tmpdir(), 'obelus-import-'))
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(resetDatabase)

const started: ChildProcess[] = []
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

const file = (name: string, content: string) => {
  const place = path.join(folder, name)
  writeFileSync(place, content)
  return place
}

type Ran = { code: number | null; out: string; err: string }

/** Runs the command as a person does; `watch` sees the process while it runs. */
function run(args: string[], settings: Record<string, string> = {}, watch?: (child: ChildProcess) => void) {
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'scripts/import.ts', ...args],
    { env: { ...process.env, DATABASE_URL: testDatabase(), ...settings } },
  )
  started.push(child)
  const said: Ran = { code: null, out: '', err: '' }
  child.stdout?.on('data', (part) => (said.out += part))
  child.stderr?.on('data', (part) => (said.err += part))
  watch?.(child)
  return new Promise<Ran>((resolve) => child.on('close', (code) => resolve({ ...said, code })))
}

const record = (at: number, more: object = {}) =>
  JSON.stringify({
    title: `Story ${at}`,
    url: `https://dump.example/${at}`,
    text: `What happened at place ${at} on that day.`,
    ...more,
  })
const articles = () => db().article.count()

describe('npm run import', { timeout: 60_000 }, () => {
  it('stores a file once, and says so the second time', async () => {
    const place = file('story.txt', 'A story\nBy: Jane Doe\n\nIt happened on Monday.\n')
    expect(await run([place, '--publish'])).toMatchObject({
      code: 0,
      out: 'Published: /articles/a-story (1 paragraphs)\n',
    })
    expect(await run([place, '--publish'])).toMatchObject({
      code: 0,
      out: 'Here already: /articles/a-story\n',
    })
    expect(await articles()).toBe(1)
  })

  it('prints what would be stored, and stores nothing', async () => {
    const place = file(
      'page.html',
      '<html lang=en><title>A page</title><meta name=author content="Jane Doe"><p>It <b>happened</b> on Monday, they said.',
    )
    const { code, out } = await run([place, '--dry-run', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      title: 'A page',
      byline: 'Jane Doe',
      site: null,
      published: null,
      language: 'en',
      paragraphs: [
        {
          kind: 'paragraph',
          text: 'It happened on Monday, they said.',
          marks: [{ kind: 'strong', start: 3, end: 11 }],
        },
      ],
    })
    expect(await articles()).toBe(0)
  })

  it('makes the next revision of what is here with other words, where it is to be published', async () => {
    const page = (words: string) =>
      `<title>Dam</title><link rel=canonical href="https://a.example/dam"><p>The dam ${words}, they said.`
    const article = readHtml(page('holds')) as PlainArticle
    expectSuccess(await bringIn(operator, { article, publish: true }))
    expect(await run([file('two.html', page('broke'))])).toMatchObject({
      out: 'Here already, with other words, which wait for an editor: /articles/dam\n',
    })
    expect(await db().revisionProposal.count({ where: { state: 'open' } })).toBe(1)
    expect(await run([file('three.html', page('broke again')), '--publish'])).toMatchObject({
      out: 'Published as revision 2: /articles/dam (1 paragraphs)\n',
    })
    expect(await articles()).toBe(1)
    expect(await db().revisionProposal.findMany({ select: { state: true } })).toEqual([{ state: 'taken' }])
  })

  it('goes on with a dump where it was interrupted, and makes one article of each line', async () => {
    const lines = Array.from({ length: 150 }, (_, at) => record(at))
    const place = file('dump.jsonl', `${lines.join('\n')}\n`)
    // Killed without a word as soon as something is stored.
    const killed = await run([place, '--json'], {}, (child) =>
      child.stdout?.once('data', () => child.kill('SIGKILL')),
    )
    expect(killed.code).toBeNull()
    const before = await articles()
    expect(before).toBeGreaterThan(0)
    expect(before).toBeLessThan(150)
    const again = await run([place])
    expect(again).toMatchObject({ code: 0, out: '' })
    expect(again.err).toMatch(new RegExp(`150 read .*: ${before} here already, ${150 - before} stored`))
    expect(await articles()).toBe(150)
    expect(await db().takenSource.count()).toBe(150)
  })

  it('says of each line that cannot be brought in why, and brings in the others', async () => {
    const lines = [
      'not json',
      record(1),
      '{"title":"x"}',
      record(2, { published: '2025-13-01' }),
      '',
      record(3, { text: undefined, paragraphs: [{ kind: 'heading', text: 'A' }, { text: 'b' }] }),
    ]
    const { code, err } = await run([file('mixed.jsonl', lines.join('\n'))])
    expect(code).toBe(1)
    expect(err).toMatch(/mixed\.jsonl:1: This line is no JSON object\./)
    expect(err).toMatch(/mixed\.jsonl:3: This line has no text/)
    expect(err).toMatch(/mixed\.jsonl:4: published: Write the date/)
    expect(err).toMatch(/3 could not be brought in/)
    expect(await db().revision.findMany({ select: { title: true }, orderBy: { title: 'asc' } })).toEqual([
      { title: 'Story 1' },
      { title: 'Story 3' },
    ])
  })

  it('reads the page at an address, which is then compared from time to time', async () => {
    const site = await startSite(
      pages({ '/a': html('<title>From afar</title><p>It came from another site, they said.') }),
    )
    const { code, out, err } = await run([`${site.origin}/a`, '--publish'], { OUTGOING_ALLOW: site.place })
    await site.stop()
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toBe('Published: /articles/from-afar (1 paragraphs)\n')
    expect(await db().watchedSource.findMany()).toMatchObject([{ url: `${site.origin}/a` }])
  })
})
