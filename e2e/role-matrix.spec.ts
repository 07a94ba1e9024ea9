import pg from 'pg'
import { type MatrixRole, readMatrix, roles } from '../test/role-matrix/read'
import { expect } from './fixtures'
import { test as scene } from './outage-scene'
import { closedToThePhone } from './refusals-scene'
import { actions } from './role-matrix/actions'
import {
  type Answer,
  askRoute,
  atOnce,
  callAction,
  callOf,
  fetchStatus,
  gather,
  pathOf,
  prepare,
} from './role-matrix/ask'
import { beside, builtActions, builtMiddleware, builtRoutes } from './role-matrix/build'
import { type Cell, makeCell, makePerson, type Sql } from './role-matrix/people'
import type { Asked } from './role-matrix/routes'

// `test/role-matrix/matrix.md` over HTTP: who may do what, at every address and by every action that the build has.

const test = scene.extend<object, { database: Sql }>({
  database: [
    async ({ own }, use) => {
      // What cells are made of need not outlive a crash.
      const options = '-c synchronous_commit=off'
      const pool = new pg.Pool({ connectionString: own.databaseUrl, max: atOnce, options })
      await use(async (text, values = []) => (await pool.query(text, values)).rows)
      await pool.end()
    },
    { scope: 'worker' },
  ],
})

test.setTimeout(120_000)
test.skip(({ isMobile }) => isMobile, closedToThePhone)

const matrix = readMatrix()
const changing = ['POST', 'PUT', 'PATCH', 'DELETE']
const asking = ['GET', ...changing]

const cells = <Named>(things: Named[]) => things.flatMap((thing) => roles.map((role) => ({ thing, role })))

function judge(name: string, role: MatrixRole, { status }: Answer): string | null {
  const expected = matrix.get(name)?.[role]
  return status === expected ? null : `${name} as ${role}: ${status}, not ${expected}`
}

test('every action and every route of the build is in the matrix, and nothing else is', async ({
  own,
  article,
  database,
}) => {
  const mine = await article()
  const built = builtActions()
  const named = new Set(built.map(({ name }) => name))
  const admin = await makeCell(database, mine, 'admin')
  expect(Object.keys(actions).sort(), 'how each is called').toEqual([...named].sort())
  const answered: string[] = []
  const handlers = builtRoutes()
  // Asked, not read from the sources: a method that is not there answers 405, whatever a module exports.
  await gather(handlers, async ({ route, address, isPage }) => {
    const path = pathOf(address, admin).replace(/\[\w+\]/g, 'any')
    for (const method of isPage ? ['GET'] : asking) {
      const { status } =
        method === 'GET' ? { status: 0 } : await askRoute(own.url, method, path, admin.cookie)
      const isRead = method === 'GET' && (isPage || !isWriteOnly(route))
      if (isRead || (method !== 'GET' && status !== 405)) answered.push(`${method} ${route}`)
    }
    return null
  })
  expect([...matrix.keys()].sort()).toEqual([...answered, ...named, ...beside].sort())
  expect(builtMiddleware(), 'what stands before the pages').toEqual([])
})

function isWriteOnly(route: string): boolean {
  return !matrix.has(`GET ${route}`) && matrix.has(`POST ${route}`)
}

test('everybody may do by actions what the matrix says, and nothing more', async ({
  own,
  article,
  database,
}) => {
  const mine = await article()
  const byName = new Map(builtActions().map((action) => [action.name, action]))
  const problems = await gather(cells([...byName.values()]), async ({ thing, role }) => {
    const cell = await makeCell(database, mine, role)
    const { fields, before } = await callOf(own.url, thing.name, cell)
    const first = before && byName.get(before.name)
    if (first && before) {
      const by = before.mayDo.includes(role) ? cell : await makeCell(database, mine, 'moderator')
      await callAction(own.url, first, by, before.fields)
    }
    return judge(thing.name, role, await callAction(own.url, thing, cell, fields))
  })
  expect(problems).toEqual([])
})

test('everybody is answered at every address as the matrix says', async ({ own, article, database }) => {
  const mine = await article()
  const addresses = new Map(builtRoutes().map(({ route, address }) => [route, address]))
  const asked = [...matrix.keys()].filter((name) => name.includes(' '))
  // Reading changes nothing, so one thing of somebody's is asked for by all.
  const somebody = await makePerson(database, 'member')
  const readers = new Map<MatrixRole, Cell>()
  for (const role of roles) readers.set(role, await makeCell(database, mine, role, somebody))
  const made = new Map<string, Promise<Asked>>()
  const problems = await gather(cells(asked), async ({ thing, role }) => {
    const [method = '', route = ''] = thing.split(' ')
    const reader = readers.get(role)
    const cell = method === 'GET' && reader ? reader : await makeCell(database, mine, role)
    const key = `${thing} ${cell.owner.id}`
    const asking = made.get(key) ?? prepare(thing, pathOf(addresses.get(route) ?? route, cell), cell)
    made.set(key, asking)
    const { path, fields } = await asking
    return judge(thing, role, await askRoute(own.url, method, path, cell.cookie, fields))
  })
  expect(problems).toEqual([])
})

test('every action is behind the door: it knows its fields, its caller’s page, and what is no form', async ({
  own,
  article,
  database,
}) => {
  const mine = await article()
  const withoutForm = ['account.signOut']
  const problems = await gather(builtActions(), async (action) => {
    const cell = await makeCell(database, mine, 'admin')
    const { fields } = await callOf(own.url, action.name, cell)
    const elsewhere = await callAction(own.url, action, cell, fields, { origin: 'https://evil.example' })
    if (elsewhere.status !== 403) return `${action.name} from another site: ${elsewhere.status}`
    if (withoutForm.includes(action.name)) return null
    for (const strange of ['role', '__proto__', 'constructor']) {
      const more = { ...fields, [strange]: 'admin' }
      if (strange === '__proto__') Object.defineProperty(more, strange, { value: 'admin', enumerable: true })
      const { status, text } = await callAction(own.url, action, cell, more)
      const known = strange in (fields ?? {}) && strange === 'role'
      if (!known && (status !== 422 || !text.includes('does not belong to it')))
        return `${action.name} with ${strange}: ${status}`
    }
    for (const body of ['[{"status":"idle"},{"id":{"not":""}}]', '[]', '[1,2,3]', '{', '["$K1"]']) {
      const headers = {
        'next-action': action.id,
        'content-type': 'text/plain',
        origin: own.url,
        cookie: cell.cookie,
      }
      const url = own.url + pathOf(action.page, cell).replace(/\[\w+\]/g, 'any')
      const { status } = await fetchStatus(url, { method: 'POST', headers, body })
      if (status !== 400) return `${action.name} called with ${body}: ${status}`
    }
    return null
  })
  expect(problems).toEqual([])
})

/** Taken by this very process, which shows its secret, and by nobody else: 404 in the matrix. */
const own = ['POST /api/internal/stale', 'POST /api/internal/work']
/** Takes one field, from mail programs, which may send more. */
const fromAnywhere = ['POST /api/unsubscribe/[token]']

test('every route that changes something is behind the door', async ({ own: server, article, database }) => {
  const mine = await article()
  const names = [...matrix.keys()].filter((name) => changing.some((method) => name.startsWith(`${method} `)))
  const problems = await gather(
    names.filter((name) => ![...own, ...fromAnywhere].includes(name)),
    async (name) => {
      const [method = '', route = ''] = name.split(' ')
      const cell = await makeCell(database, mine, 'admin')
      const { path, fields } = await prepare(name, route, cell)
      const before = await database('SELECT key FROM limit_count WHERE key LIKE $1', [`%${cell.actor?.id}`])
      const strange = await askRoute(server.url, method, path, cell.cookie, { ...fields, role: 'admin' })
      // What answers by leading elsewhere cannot say it; that it did nothing shows in what was counted.
      const isLed = strange.status === 303
      if (!isLed && strange.status !== 422) return `${name} with a strange field: ${strange.status}`
      if (isLed && before.length > 0) return `${name} counted what it refused`
      const url = server.url + path
      const headers = { cookie: cell.cookie, origin: server.url }
      const json = { method, headers: { ...headers, 'content-type': 'application/json' }, body: '{}' }
      const broken = { ...headers, 'content-type': 'multipart/form-data; boundary=b' }
      const answers = [
        [await fetchStatus(url, { ...json, headers: { ...json.headers, origin: 'null' } }), 403],
        [await fetchStatus(url, json), 415],
        [await fetchStatus(url, { method, headers: broken, body: '--b\r\nnonsense' }), isLed ? 303 : 400],
      ] as const
      for (const [{ status }, expected] of answers)
        if (status !== expected) return `${name}: ${status}, not ${expected}`
      return null
    },
  )
  expect(problems).toEqual([])
})

test('shapes of addresses that slipped past other gates slip past nothing here', async ({
  own,
  article,
  database,
}) => {
  const mine = await article()
  const { cookie } = await makeCell(database, mine, 'member')
  const shapes: [string, Record<string, string>][] = [
    ['/admin', { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' }],
    ['/admin', { 'x-middleware-rewrite': '/admin' }],
    ['/admin', { rsc: '1' }],
    ['/admin', { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' }],
    ['/admin.rsc', {}],
    ['/admin.txt', {}],
    ['//admin', {}],
    ['/%61dmin', {}],
    ['/admin/', {}],
    ['/articles/../admin', {}],
    ['/articles/..%2fadmin', {}],
  ]
  for (const [path, headers] of shapes) {
    const { text } = await fetchStatus(own.url + path, { headers: { cookie, ...headers } })
    expect(text, path).not.toContain('Everything done here is in the public record')
  }
})
