import { describe, expect } from 'vitest'
import { newId } from '@/e2e/fixtures'
import { askRoute, pathOf, prepare } from '@/e2e/role-matrix/ask'
import { builtRoutes } from '@/e2e/role-matrix/build'
import { makeCell } from '@/e2e/role-matrix/people'
import { anArticle } from '@/test/factories'
import type { MatrixRole } from '@/test/role-matrix/read'
import { problemsOf, tally } from './ask'
import { abuse, counted, dose, expectUnchanged, type Stage } from './stage'
import { type Answer, everyWrite, matrix, mayDo } from './writes'

const isPointer = (value: string) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)
/** A key of a form is made up by whoever opens it, and points to nothing. */
const ownKeys = ['key', 'writer', 'upTo']
/** Says that it is done also where there is nothing to do, of whosever it is. */
const doneAnyway = ['draft.discard', 'linked-account.unlink', 'passkey.dropPasskey']
/** Whoever asks for what is somebody else's, and for what they may not even see. */
const strangers: MatrixRole[] = ['member', 'moderator']

/** An answer without what was sent, which it may give back, and without what is new in each. */
const bare = ({ text }: Answer, sent: string[]) =>
  sent
    .reduce((rest, value) => rest.replaceAll(value, '…'), text)
    .replace(/nonce(?:=|&quot;:&quot;|\\?":\\?")[^"'\\&]+/g, 'nonce')
    .replace(/"digest":"[^"]*"/g, '')

/** Which tables know an id, and an id of each. */
async function kindsOfThings({ database }: Stage) {
  const tables = await database<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'id' AND data_type = 'uuid' ORDER BY 1`,
  )
  const examples = new Map<string, string>()
  for (const { name } of tables) {
    const [row] = await database<{ id: string }>(`SELECT id FROM "${name}" ORDER BY id DESC LIMIT 1`)
    if (row) examples.set(name, row.id)
  }
  const kindsOf = tables.map(({ name }) => `SELECT '${name}' AS name FROM "${name}" WHERE id = $1`)
  /** Ids of things that this id is not. */
  return async (id: string) => {
    const kinds = await database<{ name: string }>(kindsOf.join(' UNION ALL '), [id])
    const own = new Set(kinds.map(({ name }) => name))
    return [...examples].flatMap(([name, example]) => (own.has(name) ? [] : [example]))
  }
}

async function writesOfOthers(stage: Stage) {
  const { statuses, note } = tally()
  const notSuch = await kindsOfThings(stage)
  const elsewhere = await anArticle()
  const attempts: (() => Promise<string | null>)[] = []
  for (const write of everyWrite(stage))
    for (const role of dose(strangers, strangers.slice(0, 1))) {
      const { fields, send } = await write.prepare(role)
      const pairs = Object.entries(fields)
      const pointing = pairs.filter(([field, value]) => isPointer(value) && !ownKeys.includes(field))
      const swapped = (field: string, value: string): [string, string][] =>
        pairs.map(([one, old]) => [one, one === field ? value : old])
      for (const [field, value] of pointing) {
        const told = `${write.name} as ${role}: ${field}`
        // What one may name oneself is not there yet; a draft that is not there is begun.
        const begins = write.name === 'POST /api/drafts' && field === 'id'
        if (begins) continue
        const others = await notSuch(value)
        attempts.push(async () => {
          const unknownId = newId()
          const unknown = await send(swapped(field, unknownId))
          note(unknown.status)
          const refusals = [303, 403, 404, 409, 422, ...(doneAnyway.includes(write.name) ? [200] : [])]
          if (!refusals.includes(unknown.status)) return `${told} unknown: ${unknown.status}`
          const isHidden =
            doneAnyway.includes(write.name) ||
            (!mayDo(write.name, role) && matrix.get(write.name)?.[role] === 404)
          if (!isHidden) return null
          const other = await send(pairs)
          note(other.status)
          const isSame =
            other.status === unknown.status && bare(other, [value]) === bare(unknown, [unknownId])
          return isSame ? null : `${told}: what is somebody's is told from what is not there`
        })
        for (const id of dose(others, others.slice(0, 1)))
          attempts.push(async () => {
            const answer = await send(swapped(field, id))
            note(answer.status)
            if (answer.status >= 500) return `${told} as another kind of thing: ${answer.status}`
            return answer.status === 200 && !doneAnyway.includes(write.name)
              ? `${told} took another kind of thing`
              : null
          })
      }
      if ('articleId' in fields && 'paragraphId' in fields)
        attempts.push(async () => {
          const paragraph = elsewhere.paragraphs[0]?.id ?? ''
          const { status } = await send(swapped('paragraphId', paragraph))
          note(status)
          return [403, 404, 409, 422].includes(status)
            ? null
            : `${write.name} as ${role}: a paragraph of another article: ${status}`
        })
    }
  const problems = await expectUnchanged(stage, () => problemsOf(attempts, (attempt) => attempt()))
  return { problems, statuses, asked: attempts.length }
}

/** What each address says of somebody's thing to those who may not see it, beside what it says of nothing. */
async function readsOfOthers({ own, article, database }: Stage) {
  const { statuses, note } = tally()
  const addresses = new Map(builtRoutes().map(({ route, address }) => [route, address]))
  const hidden = [...matrix.entries()].filter(
    ([name, row]) => name.startsWith('GET ') && /\[(id|comment)\]/.test(name) && row.member === 404,
  )
  const problems = await problemsOf(hidden, async ([name]) => {
    const route = name.slice('GET '.length)
    const cell = await makeCell(database, article, 'member')
    const { path } = await prepare(name, pathOf(addresses.get(route) ?? route, cell), cell)
    const [id = ''] = path.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g)?.slice(-1) ?? []
    const unknownId = newId()
    const [other, unknown] = [
      await askRoute(own.url, 'GET', path, cell.cookie),
      await askRoute(own.url, 'GET', path.replace(id, unknownId), cell.cookie),
    ]
    note(other.status)
    note(unknown.status)
    if (other.status !== 404 || unknown.status !== 404) return `${name}: ${other.status}/${unknown.status}`
    return bare(other, [id]) === bare(unknown, [unknownId])
      ? null
      : `${name}: somebody's is told from what is not there`
  })
  return { problems, statuses, asked: hidden.length * 2 }
}

describe('things of others', () => {
  abuse('A4', 'an id of somebody else does what an id of nothing does', async (stage) => {
    const [written, read] = [await writesOfOthers(stage), await readsOfOthers(stage)]
    expect([...written.problems, ...read.problems]).toEqual([])
    return {
      dose: `${written.asked} ids swapped in forms, ${read.asked} addresses`,
      outcome: `writes ${counted(written.statuses)}; reads ${counted(read.statuses)}; no row changed`,
    }
  })
})
