import { describe, expect } from 'vitest'
import { newId } from '@/e2e/fixtures'
import { fetchStatus } from '@/e2e/role-matrix/ask'
import { problemsOf, tally } from './ask'
import { abuse, counted, dose, expectUnchanged } from './stage'
import { everyWrite, type Prepared, someoneWhoMay, type Write, withoutForm } from './writes'

/** What would give its sender more than they have, where somebody spread a form into a row. */
const columns = [
  'role status state authorId userId ownerId actorId isAdmin isPublic createdAt updatedAt publishedAt deletedAt',
  'emailVerifiedAt passwordHash heldFor version publishedVersion handle email articleId id',
].flatMap((names) => names.split(' '))
/** What would reach the prototype of everything, or the inside of a query. */
const inner = [
  '__proto__ constructor prototype toString hasOwnProperty __proto__.role __proto__.0.role constructor.0.prototype',
  '__proto__[role] constructor[prototype][role] where data select include AND OR NOT $where $queryRaw',
].flatMap((names) => names.split(' '))
const operators = [
  '{"not":""}',
  '{"gt":""}',
  '{"in":[]}',
  '{"contains":""}',
  '{"set":"admin"}',
  '[object Object]',
]
const bodies = [
  '[{"status":"idle"},{"id":{"not":""}}]',
  '[{"status":"idle"},{"id":"a","id":"b","role":"admin"}]',
  '[{"status":"idle"},{"__proto__":{"role":"admin"}}]',
  '[{"status":"done","value":{"id":"a"}},"$K1"]',
  '[{"status":"idle"},"$K1",{"role":"admin"}]',
  '[{"then":"$1:__proto__:then"}]',
  '{"role":"admin"}',
]

type Attempt = { what: string; send: () => Promise<{ status: number; text: string }>; expected: number[] }

const isPointer = (value: string) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)

function attemptsOn({ name }: Write, { fields, send, cell }: Prepared, site: string): Attempt[] {
  const pairs = Object.entries(fields)
  const given = (more: [string, string][]) => send([...pairs, ...more])
  const strange = [...dose(columns, columns.slice(0, 3)), ...dose(inner, inner.slice(0, 3))]
    .filter((column) => !Object.hasOwn(fields, column))
    .map((column) => ({
      what: `${name} with ${column}`,
      send: () => given([[column, 'admin']]),
      expected: [400, 422],
    }))
  const pointers = pairs.filter(([, value]) => isPointer(value))
  const operating = pointers.flatMap(([field, value]) => [
    ...dose(operators, operators.slice(0, 1)).map((operator) => ({
      what: `${name} with ${field} as ${operator}`,
      send: () => send(pairs.map(([one, old]) => [one, one === field ? operator : old])),
      expected: [400, 422],
    })),
    ...dose(['.not', '[not]', '.0.not', '[]'], ['.not']).map((tail) => ({
      what: `${name} with ${field}${tail}`,
      send: () => given([[`${field}${tail}`, value]]),
      expected: [400, 422],
    })),
  ])
  const twice = dose(pairs, pairs.slice(0, 1)).flatMap(([field, value]) =>
    [value, isPointer(value) ? newId() : 'admin'].map((second) => ({
      what: `${name} with ${field} twice`,
      send: () => given([[field, second]]),
      expected: [400],
    })),
  )
  const json = dose(bodies, bodies.slice(0, 2)).map((body) => ({
    what: `${name} as JSON ${body}`,
    send: () => {
      const headers = { origin: site, cookie: cell.cookie, 'content-type': 'application/json' }
      return fetchStatus(site + cell.article.url, { method: 'POST', headers, body })
    },
    expected: [415],
  }))
  return [...strange, ...operating, ...twice, ...json]
}

describe('forms with more in them than they have', () => {
  abuse(
    'A5',
    'nobody becomes anything, and nothing else is written, by fields of their own',
    async (stage) => {
      const writes = everyWrite(stage).filter(({ name }) => name !== withoutForm)
      const { statuses, note } = tally()
      let asked = 0
      const attempts: (Attempt & { isLed: boolean })[] = []
      for (const write of writes) {
        const prepared = await write.prepare(someoneWhoMay(write.name))
        // Where a form without JavaScript leads elsewhere, the answer says no more than that.
        const isLed = /notifications\/(open|read)$/.test(write.name)
        attempts.push(...attemptsOn(write, prepared, stage.own.url).map((one) => ({ ...one, isLed })))
      }
      await expectUnchanged(stage, async () => {
        const problems = await problemsOf(attempts, async ({ what, send, expected, isLed }) => {
          const { status, text } = await send()
          note(status)
          asked++
          if (isLed && status === 303) return null
          if (/prisma|at Object|node_modules/i.test(text.slice(0, 4_000)))
            return `${what} tells of the inside`
          return expected.includes(status) ? null : `${what}: ${status}`
        })
        expect(problems).toEqual([])
      })
      return {
        dose: `${writes.length} forms, ${asked} tries: columns, prototypes, operators, names twice, JSON`,
        outcome: `${counted(statuses)}; no row changed`,
      }
    },
  )
})
