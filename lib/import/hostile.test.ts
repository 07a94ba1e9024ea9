import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { hostile } from '@/test/corpus/hostile'

const run = promisify(execFile)
const program = path.resolve('test/corpus/read-hostile.ts')

/** What a page came to, how long it kept the processor busy, and the most memory its process had held until then. */
type Told = { name: string; problem?: string; paragraphs?: number; busyMs: number; peakMb: number }

const told = new Map<string, Told>()

beforeAll(async () => {
  const { stdout } = await run(process.execPath, ['--expose-gc', '--import', 'tsx', program], {
    timeout: 110_000,
  })
  for (const line of stdout.trim().split('\n')) {
    const page = JSON.parse(line) as Told
    told.set(page.name, page)
  }
}, 120_000)

/** What comes of each page of `test/corpus/hostile.ts`: so many paragraphs, or a refusal for this reason. */
const outcomes: [name: string, comes: RegExp | number][] = [
  ['100 000 levels of div', /thousand levels deep/],
  ['100 000 levels of b', /thousand levels deep/],
  ['100 000 levels of blockquote', /thousand levels deep/],
  ['100 000 tables in each other', /thousand levels deep/],
  ['100 000 lists in each other', /thousand levels deep/],
  ['100 000 levels of svg', /thousand levels deep/],
  ['999 levels of div', 1],
  ['formatting that each paragraph opens anew', /30 000 elements/],
  ['a million paragraphs', /30 000 elements/],
  ['29 000 paragraphs', /an article may have 500/],
  ['29 000 links in one paragraph', /Paragraph 2 has/],
  ['five megabytes of text', /million characters/],
  ['a megabyte of text', /Paragraph 2 has/],
  ['five megabytes of white space', /million characters/],
  ['a quarter of a million opening brackets', /Paragraph 2 has/],
  ['six megabytes', /larger than 5 MB/],
  ['an attribute of four megabytes', 1],
  ['a hundred thousand attributes', 1],
  ['a million unclosed comments', 1],
  ['four megabytes of JSON-LD', 1],
  ['JSON-LD a hundred thousand levels deep', 1],
  ['a million entities', /Paragraph 2 has/],
  ['emphasis, letter by letter', /Paragraph 2 has/],
  ['a table of 50 000 cells', /30 000 elements/],
  ['a megabyte of commas', /Paragraph 2 has/],
  ['Markdown: quotations in each other', /No article was found/],
  ['Markdown: a wide table', /30 000 elements/],
  ['Markdown: unclosed emphasis', /Paragraph 1 has/],
  ['Markdown: links in each other', /Paragraph 1 has/],
]

describe('what is meant to hurt', () => {
  it.each(outcomes)('%s is refused or read', (name, comes) => {
    const page = told.get(name)
    if (typeof comes === 'number') expect(page?.paragraphs).toBe(comes)
    else expect(page?.problem ?? '').toMatch(comes)
    expect(page?.busyMs).toBeLessThan(8_000)
  })

  it('was read, page after page, by a process that never held 300 MB', () => {
    expect([...told.keys()]).toEqual(Object.keys(hostile))
    expect(outcomes.map(([name]) => name).toSorted()).toEqual(Object.keys(hostile).toSorted())
    expect(Math.max(...[...told.values()].map(({ peakMb }) => peakMb))).toBeLessThan(300)
  })
})
