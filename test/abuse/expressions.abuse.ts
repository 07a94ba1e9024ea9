import { readFileSync } from 'node:fs'
import MarkdownIt from 'markdown-it'
import { check } from 'recheck'
import { describe, expect } from 'vitest'
import { newId } from '@/e2e/fixtures'
import { tally } from './ask'
import { type Expression, programsIn, readExpressions } from './expressions'
import { abuse, counted, dose, isQuick, type Stage } from './stage'
import { everyWrite, someoneWhoMay } from './writes'

/** What of other packages reads what people or other sites have written. */
const shipped = () => [
  ...['regexes', 'util', 'checks', 'schemas'].map((name) => `node_modules/zod/v4/core/${name}.cjs`),
  'node_modules/linkify-it/build/index.mjs',
  'node_modules/sanitize-html/index.js',
  ...programsIn('node_modules/markdown-it/dist').filter((name) => name.endsWith('.cjs.js')),
  ...programsIn(
    'node_modules/normalize-url',
    'node_modules/@sindresorhus/slugify',
    'node_modules/negotiator',
  ),
  ...programsIn('node_modules/bowser/src', 'node_modules/htmlparser2/dist', 'node_modules/ipaddr.js/lib'),
]

/** What takes more than linear time and may, by where it stands: what it reads is ours, or short. */
const bounded: Record<string, string> = {
  'lib/article/mutations.ts': 'a slug, cut to its length before',
  'lib/record/plots.ts': 'a drawing that we have made',
  'server/error-pages.ts': 'pages of the build',
  'server/own-parts.ts': 'pages that React has written: what people wrote holds no <',
  'server/room-on-disk.ts': 'names of files that Next.js has written',
  'scripts/screenshots.ts': 'an address of our own',
  'scripts/lock-complete.mjs': 'names of packages',
  'scripts/postgres/open.ts': 'names of files in our folder',
  'node_modules/zod/v4/core/regexes.cjs': 'durations and the address of HTML5, which no schema of ours uses',
  'node_modules/zod/v4/core/util.cjs': 'a slug, which no schema of ours makes',
  'node_modules/normalize-url/index.js': 'an address of at most 2000 characters',
  'node_modules/bowser/src/parser-browsers.js': 'the first 300 characters of what a browser says of itself',
}

/** Those that linkify-it puts together when it is made. */
function linkifying(): Expression[] {
  const { re } = new MarkdownIt({ linkify: true }).linkify as unknown as { re: Record<string, unknown> }
  return Object.entries(re).flatMap(([name, value]) =>
    value instanceof RegExp
      ? [{ source: value.source, flags: value.flags, where: `linkify-it ${name}` }]
      : [],
  )
}

async function readAll() {
  const all = [
    ...readExpressions(programsIn('lib', 'server', 'app', 'components', 'scripts')),
    ...readExpressions(shipped()),
    ...linkifying(),
  ]
  const once = [...new Map(all.map((one) => [`${one.source}/${one.flags}`, one])).values()]
  const [dangerous, unknown]: [string[], string[]] = [[], []]
  const rest = once.values()
  const judge = async () => {
    for (const { source, flags, where } of rest) {
      const found = await check(source, flags.replace(/[dv]/g, ''), { timeout: 30_000 })
      const file = where.replace(/:\d+$/, '')
      if (found.status === 'unknown') unknown.push(where)
      if (found.status !== 'vulnerable') continue
      const { summary, type } = found.complexity
      // Nothing is bounded that would be worse than a power of its length.
      if (!(file in bounded) || type === 'exponential') dangerous.push(`${where}: /${source}/ is ${summary}`)
    }
  }
  await Promise.all([judge(), judge()])
  return { count: once.length, dangerous, unknown }
}

/** Seconds of a core that the server has used. */
function coreSeconds(pid: number): number {
  const [user = 0, system = 0] =
    readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? []
  return (user + system) / 100
}

/** 100 kB of a letter in each field, beside as much of words: nothing costs more than many times those. */
async function longFields(stage: Stage) {
  const length = 100_000
  const units = {
    words: 'words and words ',
    a: 'a',
    '!': '!',
    space: ' ',
    '@': '@',
    tab: '\t',
    '-': '-',
    '[': '[',
  }
  const { statuses, note } = tally()
  const dearest: Record<string, number> = {}
  const writes = everyWrite(stage)
  for (const write of dose(
    writes,
    writes.filter(({ name }) => /postComment|join|drafts/.test(name)),
  )) {
    const { fields, send } = await write.prepare(someoneWhoMay(write.name))
    const names = Object.keys(fields).filter((name) => !/password|current/.test(name))
    for (const [what, unit] of Object.entries(units))
      for (const name of names) {
        const long = unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
        const before = coreSeconds(stage.own.pid())
        const { status } = await send({ ...fields, ...('key' in fields && { key: newId() }), [name]: long })
        dearest[what] = Math.max(dearest[what] ?? 0, coreSeconds(stage.own.pid()) - before)
        note(status)
        expect(status, `${write.name} with ${length} of ${what} in ${name}`).toBeLessThan(500)
      }
  }
  return { statuses, dearest, tried: Object.keys(units).length }
}

describe('what backtracks', () => {
  abuse(
    'A9',
    'no expression takes more than linear time over what others write, and no field is dear',
    async (stage) => {
      // A minute of its own: `npm test` leaves it to the long form.
      const { count, dangerous, unknown } = isQuick
        ? { count: 0, dangerous: [], unknown: [] }
        : await readAll()
      expect(dangerous).toEqual([])
      expect(unknown, 'not decided in time').toEqual([])
      const { statuses, dearest } = await longFields(stage)
      const most = Math.max(...Object.values(dearest))
      // Of a core, in seconds; the clock of processes ticks a hundred times a second, and Node.js also collects garbage.
      expect(most, JSON.stringify(dearest)).toBeLessThan(Math.max(1, (dearest.words ?? 0) * 10))
      return {
        dose: `${count} expressions by recheck; 100,000 of ${Object.keys(dearest).join(' ')} in each field`,
        outcome: `none dangerous; ${counted(statuses)}; ${most.toFixed(2)} s of a core at most, ${(dearest.words ?? 0).toFixed(2)} for words`,
      }
    },
    1_200_000,
  )
})
