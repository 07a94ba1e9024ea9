import { describe, expect } from 'vitest'
import { somethingEverywhere } from '@/e2e/everywhere-scene'
import { newId } from '@/e2e/fixtures'
import { get } from '@/e2e/raw-request'
import { makeCell, makePerson } from '@/e2e/role-matrix/people'
import { patiently, problemsOf, tally } from './ask'
import {
  edges,
  fileWords,
  headerBreaks,
  marker,
  paths,
  redirects,
  statements,
  statementWords,
} from './payloads/addresses'
import { abuse, counted, dose, expectUnchanged, type Stage } from './stage'
import { everyWrite, someoneWhoMay } from './writes'

/** Parameters that pages and the API read, and some that others do. */
const parameters = [
  'after around article author back before case checks claim comment decided desk draft from handle id in kind',
  'language moderator next page part person q query quote reason report show start standing test thread to verdict view',
  'weeks words age url redirect callbackUrl returnTo continue _rsc lang',
].flatMap((names) => names.split(' '))

/** Those that reach a statement, or a number. */
const readHere = [
  ...['words', 'article', 'moderator', 'reason', 'from', 'before'].map((name) => `/record?${name}=`),
  ...['/record/figures?weeks=', '/record/download/csv?words=', '/record/feed.xml?words=', '/articles?after='],
  ...['/admin/people?q=', '/admin/people?after=', '/admin/words?test=', '/admin/articles?after='],
  ...['/editor?q=', '/editor?after=', '/editor?show='],
  ...[
    '/review?q=',
    '/review?article=',
    '/review?language=',
    '/review?age=',
    '/review/bulk?case=',
    '/review/next?decided=',
  ],
  ...[
    '/mine?part=comments&after=',
    '/notifications?before=',
    '/api/similar-claims?claim=',
    '/api/viewer?article=',
  ],
  ...['/api/people?article=', '/api/review/counts?q='],
]

/** Every third, every tenth …: as many as asked for, from all over the list. */
const spread = <Item>(items: Item[], most: number): Item[] =>
  items.length <= most
    ? items
    : items.filter(
        (_, at) => Math.floor((at * most) / items.length) !== Math.floor(((at - 1) * most) / items.length),
      )

const encoded = (text: string) => encodeURIComponent(text.toWellFormed())
/** What may stand in the first line of a request as it is. */
const sendable = (text: string) =>
  text.replace(/[^\x21-\x7e]/g, (letter) => encodeURIComponent(letter.toWellFormed()))

type Try = { path: string; cookie: string }

function judge(
  site: string,
  { path }: Try,
  { status, headers, body }: Awaited<ReturnType<typeof get>>,
): string | null {
  if (status >= 500 && !path.startsWith('/_global-error')) return `${path}: ${status}`
  const { location } = headers
  if (location !== undefined) {
    const led = new URL(location, site)
    if (led.origin !== site) return `${path}: leads to ${location}`
  }
  if (headers[marker] !== undefined || headers['set-cookie']?.some((cookie) => cookie.includes(marker)))
    return `${path}: split a header`
  const text = body.toString('latin1')
  const word = fileWords.find((one) => text.includes(one))
  if (word) return `${path}: tells “${word}” of a file`
  // A page may say again what it was asked for; it is looked at without that.
  const said = text.replaceAll(path, '')
  return status >= 400 && statementWords.test(said) ? `${path}: tells of a statement` : null
}

/** Every address with every parameter, and what stands in the path itself. */
async function triesOf({ article, database }: Stage): Promise<Try[]> {
  const make = { article: async () => article, sql: database }
  const { addresses } = await somethingEverywhere({
    ...make,
    person: (role = 'member') => makePerson(database, role),
  })
  const { cookie } = await makeCell(database, article, 'admin')
  const bare = [...new Set(addresses.map(({ path }) => path.split('?')[0] ?? ''))]
  const values = [
    ...spread(redirects, dose(400, 12)).map(encoded),
    ...spread(headerBreaks, dose(100, 4)).map(sendable),
    ...spread(paths, dose(1_600, 12)).map(sendable),
    ...spread(statements, dose(1_300, 16)).map(encoded),
  ]
  // Each value in some parameters of some addresses, so that in the end all of them had all kinds.
  const inQuery = values.flatMap((value, at) =>
    spread(bare.slice(at % 3), dose(12, 2)).map((path, nth) => {
      const first = parameters[(at * 7 + nth * 5) % parameters.length]
      const second = parameters[(at * 3 + nth * 11) % parameters.length]
      return { path: `${path}?${first}=${value}&${second}=${value}`, cookie: nth % 2 ? cookie : '' }
    }),
  )
  const led = spread(redirects, dose(400, 12)).flatMap((value) =>
    ['/sign-in?next=', '/sign-up?next=', '/review/next?decided=', '/articles?after='].map((path) => ({
      path: path + encoded(value),
      cookie,
    })),
  )
  const read = readHere.flatMap((path) =>
    edges.map((edge) => ({ path: path + encoded(edge).replace('%EF%BF%BD', '%ED%A0%80'), cookie })),
  )
  const filled = bare.filter((path) => /[0-9a-f]{8}-|said-|test-/.test(path) || path.includes('/people/'))
  const inPath = values.flatMap((value, at) =>
    spread(filled.slice(at % 5), dose(3, 1)).map((path) => ({
      path: path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|(?<=people\/)[^/]+/, value),
      cookie: at % 2 ? cookie : '',
    })),
  )
  const files = paths.flatMap((value) =>
    ['/', '/_next/static/', '/sitemap/'].map((start) => ({ path: start + sendable(value), cookie: '' })),
  )
  return [...inQuery, ...led, ...read, ...inPath, ...spread(files, dose(6_000, 30))]
}

/** Whoever signs in is led where the form says: nowhere but on this site. */
async function signingIn(stage: Stage): Promise<{ problems: string[]; asked: number }> {
  const write = everyWrite(stage).find(({ name }) => name === 'account.enter')
  if (!write) throw new Error('The build has a way to sign in.')
  const { fields, send } = await write.prepare('signed out')
  const tried = spread(redirects, dose(200, 3))
  const problems = await problemsOf(tried, async (next) => {
    const { status, text } = await send({ ...fields, next: next.slice(0, 1_900) })
    // The redirect of an action that a page calls: its header or, in what is streamed, its digest.
    const told = /NEXT_REDIRECT;\w+;([^;]*);/.exec(text)?.[1] ?? '/'
    const led = URL.canParse(told, stage.own.url) ? new URL(told, stage.own.url).origin : told
    return led === stage.own.url && status < 500 ? null : `signing in with next=${next}: ${status} ${told}`
  })
  return { problems, asked: tried.length }
}

/** Every text of every form, with what could become part of a statement. */
async function fields(stage: Stage) {
  const attempts: (() => Promise<string | null>)[] = []
  const { statuses, note } = tally()
  const values = [
    ...spread(statements, dose(60, 2)),
    ...spread(paths, dose(10, 1)),
    ...spread(redirects, dose(10, 1)),
  ]
  for (const write of everyWrite(stage)) {
    const prepared = await write.prepare(someoneWhoMay(write.name))
    const names = Object.keys(prepared.fields)
    for (const [at, value] of values.entries()) {
      const name = names[at % names.length]
      if (!name || name === 'password' || name === 'current') continue
      attempts.push(async () => {
        const { status, text } = await prepared.send({
          ...prepared.fields,
          ...('key' in prepared.fields && { key: newId() }),
          [name]: value,
        })
        note(status)
        if (status >= 500) return `${write.name} with ${name} as ${value}: ${status}`
        return status >= 400 && statementWords.test(text.replaceAll(JSON.stringify(value).slice(1, -1), ''))
          ? `${write.name} tells of a statement`
          : null
      })
    }
  }
  return { problems: await problemsOf(attempts, (attempt) => attempt()), statuses }
}

describe('what is put into addresses and fields', () => {
  abuse(
    'A14',
    'nothing leads away, splits a header, reads a file or breaks a statement',
    async (stage) => {
      const tries = await triesOf(stage)
      const { statuses, note } = tally()
      const problems = await expectUnchanged(stage, () =>
        problemsOf(tries, async (one) => {
          const headers: Record<string, string> = one.cookie ? { cookie: one.cookie } : {}
          const answer = await patiently(() => get(stage.own.url, one.path, headers))
          note(answer.status)
          return judge(stage.own.url, one, answer)
        }),
      )
      const signed = await signingIn(stage)
      const sent = await fields(stage)
      expect([...problems, ...signed.problems, ...sent.problems]).toEqual([])
      return {
        dose: `${tries.length} addresses of ${redirects.length} redirects, ${headerBreaks.length} line ends, ${paths.length} paths, ${statements.length} statements; ${signed.asked} sign-ins`,
        outcome: `${counted(statuses)}; forms ${counted(sent.statuses)}; this site only, no header split, no file, no row`,
      }
    },
    1_800_000,
  )
})
