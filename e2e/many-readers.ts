import { createHash } from 'node:crypto'
import http from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { get, type RawAnswer } from './raw-request'

type Form = { name: string; headers: Record<string, string> }

type Change = { begun: number; done: number; boundMs: number }
/** When a mark came to an address, and when it went. */
type Stay = { came: Change; went: Change | null }
export type Marks = Record<string, readonly string[]>

const documents: Form[] = ['identity', 'gzip', 'br'].map((encoding) => ({
  name: encoding,
  headers: { 'accept-encoding': encoding },
}))
const data: Form = { name: 'data', headers: { rsc: '1', 'accept-encoding': 'gzip' } }

/** A reader looks at what they got before they ask again. Without this the readers measure the machine. */
const restMs = 150

/** A mark is a word that occurs nowhere else, so that what a body shows can be told from its text. */
export const markOf = (number: number) => `zq${number}z`
const marksOf = (text: string) => [...new Set(text.match(/zq\d+z/g))].sort()

/**
 * Many connections that read several addresses again and again while these change. What anybody gets must be true: it
 * shows nothing that had gone, and lacks nothing that had come, by more than its bound before they asked; by its `Age` a
 * page may say that it is older. And it must be whole, with the same bytes for all who get it under one ETag.
 *
 * @param places the addresses, and whether they have data for Next's router too.
 */
export function letManyRead(
  site: string,
  places: { path: string; hasData: boolean }[],
  start: Marks,
  readers: number,
) {
  const always: Change = { begun: 0, done: 0, boundMs: 0 }
  const stays = new Map(
    places.map(({ path }) => [
      path,
      new Map((start[path] ?? []).map((mark): [string, Stay] => [mark, { came: always, went: null }])),
    ]),
  )
  const wishes = places.flatMap(({ path, hasData }) =>
    [...documents, ...(hasData ? [data] : [])].map((form) => ({ path, form })),
  )
  const seen = new Map<string, Set<string>>(places.map(({ path }) => [path, new Set()]))
  const wrong: string[] = []
  const agent = new http.Agent({ keepAlive: true, maxSockets: readers })
  const open = openBodies()
  let isOver = false

  async function read(offset: number) {
    let pages = 0
    for (; !isOver; pages++) {
      const wish = wishes[(offset + pages) % wishes.length]
      if (!wish) break
      const asked = Date.now()
      const answer = await get(site, wish.path, wish.form.headers, agent)
      const { marks, problem } = open(wish.path, wish.form.name, answer)
      const slackMs = answer.headers.age ? (Number(answer.headers.age) + 1) * 1_000 : 0
      const untrue = problem ?? falsehood(stays.get(wish.path), marks, asked - slackMs)
      if (untrue) wrong.push(`${wish.path} (${wish.form.name}) ${untrue}, age ${answer.headers.age}`)
      seen.get(wish.path)?.add(marks.join(' '))
      await wait(restMs)
    }
    return pages
  }

  const reading = Array.from({ length: readers }, (_, offset) => read(offset))
  return {
    /** Does what changes some addresses: `next` are the marks of all from then on. */
    async change(next: Marks, boundMs: number, work: () => Promise<unknown>) {
      const change = { begun: Date.now(), done: Number.POSITIVE_INFINITY, boundMs }
      for (const [path, marks] of Object.entries(next)) {
        const known = stays.get(path)
        for (const mark of marks) if (!known?.has(mark)) known?.set(mark, { came: change, went: null })
        for (const [mark, stay] of known ?? []) if (!marks.includes(mark)) stay.went ??= change
      }
      await work()
      change.done = Date.now()
    },
    /** How many pages each connection got, how many versions of each address were seen, and all that was wrong. */
    async end() {
      isOver = true
      const pages = await Promise.all(reading)
      agent.destroy()
      return { pages, versions: Object.fromEntries([...seen].map(([path, { size }]) => [path, size])), wrong }
    },
  }
}

/** What is not true of an address with these marks for somebody who asked then; null when all is. */
function falsehood(stays: Map<string, Stay> | undefined, marks: string[], asked: number): string | null {
  const isOver = ({ done, boundMs }: Change) => done + boundMs < asked
  for (const mark of marks) {
    const stay = stays?.get(mark)
    if (!stay) return `shows ${mark}, which never stood there`
    if (stay.went && isOver(stay.went)) return `shows ${mark} ${asked - stay.went.done} ms after it had gone`
  }
  for (const [mark, { came, went }] of stays ?? [])
    if (!went && isOver(came) && !marks.includes(mark))
      return `lacks ${mark} ${asked - came.done} ms after it had come`
  return null
}

/** Reads bodies, each different one once. Under one ETag an address has one body, however it was packed. */
function openBodies() {
  const known = new Map<string, { marks: string[]; digest: string; isWhole: boolean }>()
  const byTag = new Map<string, string>()
  return (path: string, form: string, { status, headers, body }: RawAnswer) => {
    if (status !== 200) return { marks: [], problem: `answers ${status}` }
    const packed = createHash('sha256').update(body).digest('base64')
    const encoding = headers['content-encoding'] ?? 'identity'
    const key = `${encoding} ${packed}`
    const found = known.get(key) ?? opened(unpack(body, encoding), String(headers['content-type']))
    known.set(key, found)
    const tag = `${path} ${form === data.name} ${headers.etag}`
    const same = byTag.get(tag) ?? found.digest
    byTag.set(tag, same)
    const problem = !headers.etag
      ? 'has no ETag'
      : !found.isWhole
        ? 'is not whole'
        : same !== found.digest
          ? `has two bodies under ${headers.etag}`
          : null
    return { marks: found.marks, problem }
  }
}

function opened(body: Buffer, type: string) {
  const text = body.toString()
  const ending = type.startsWith('text/html') ? /<\/html>\s*$/ : type.includes('xml') ? /<\/\w+>\s*$/ : /\n$/
  return {
    marks: marksOf(text),
    digest: createHash('sha256').update(body).digest('base64'),
    isWhole: ending.test(text),
  }
}

function unpack(body: Buffer, encoding: string): Buffer {
  if (encoding === 'gzip') return gunzipSync(body)
  return encoding === 'br' ? brotliDecompressSync(body) : body
}
