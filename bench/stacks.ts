import { existsSync, readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'
import { root } from '../scripts/setup/folders.mjs'

type Frame = { functionName: string; url: string; lineNumber: number; columnNumber: number }
type Profile = {
  nodes: { id: number; callFrame: Frame; children?: number[] }[]
  samples: number[]
  timeDeltas: number[]
  endTime: number
  startTime: number
}

/** Time of one stack, outermost first: the part it belongs to, then the files it goes through. In microseconds. */
export type Stack = { path: string[]; time: number }

// What a stack is for is said by the innermost of its files that is on this list.
const parts: [part: string, file: RegExp][] = [
  [
    'pages made anew',
    /^(server\/(shared-pages|finished-page|ask-next|fresh-pages|script-policy|page-)|components\/)/,
  ],
  ['pages made anew', /^React, /],
  ['pages made anew', /^(app\/api\/internal\/stale|lib\/(article|record|kept|unread))/],
  ['people told', /^(lib\/(notification|mail)|server\/(jobs|work|live|mail))/],
  ['cookie of the session', /^(jose|@auth|@panva|next-auth|lib\/auth|node:internal\/crypto)/],
  ['Prisma', /^(@prisma|prisma|query_compiler|wasm)/],
  ['pg', /^pg(-|$)/],
  ['Next.js and React', /^(next|react)/],
  ['Obelus', /^(lib|app|server)\//],
  ['sockets and HTTP', /^node:(internal\/(deps\/undici|stream|webstreams|js_stream)|net|_http|stream|http)/],
  ['promises and their contexts', /^node:(async_hooks|internal\/(async_hooks|process))/],
]

// What every stack begins with says nothing.
const untold = /^(\(root\)|node:internal\/(process|timers|async_hooks).*)?$/

const maps = new Map<string, SourceMap | null>()

/** The stacks of a profile between so many seconds before its end. */
export function readStacks(profile: Profile, from: number, to: number): Stack[] {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]))
  const parents = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])),
  )
  const times = new Map<number, number>()
  let at = profile.startTime
  profile.samples.forEach((id, index) => {
    const time = profile.timeDeltas[index] ?? 0
    at += time
    const left = (profile.endTime - at) / 1e6
    if (left >= to && (from === 0 || left <= from)) times.set(id, (times.get(id) ?? 0) + time)
  })
  const stacks = new Map<string, Stack>()
  for (const [id, time] of times) {
    const names: string[] = []
    for (let next: number | undefined = id; next !== undefined; next = parents.get(next))
      names.push(nameOf(nodes.get(next)?.callFrame))
    if (names[0] === '(idle)') continue
    const part = names[0] === '(garbage collector)' ? 'garbage collection' : partOf(names)
    const path = [
      part,
      ...names.reverse().filter((name, index, all) => !untold.test(name) && name !== all[index - 1]),
    ]
    const key = path.join(';')
    stacks.set(key, { path, time: time + (stacks.get(key)?.time ?? 0) })
  }
  return [...stacks.values()]
}

function partOf(names: string[]): string {
  for (const name of names) {
    const found = parts.find(([, pattern]) => pattern.test(name))
    if (found && found[0] !== 'sockets and HTTP' && found[0] !== 'promises and their contexts')
      return found[0]
  }
  const last = names.map((name) => parts.find(([, pattern]) => pattern.test(name))?.[0]).find(Boolean)
  return last ?? 'the rest of Node.js'
}

/** A file as people know it: a package, a file of ours, a module of Node. */
function nameOf(frame: Frame | undefined): string {
  if (!frame) return ''
  const { url, functionName } = frame
  if (url.startsWith('wasm:')) return 'wasm: query compiler of Prisma'
  if (!url.startsWith('file:')) return url || (functionName.startsWith('(') ? functionName : '')
  return rendererOf(frame) ?? shorten(decodeURIComponent(originalOf(frame) ?? url))
}

const lines = new Map<string, string[]>()

/** React's two renderers are in one file of Next.js, told apart by what the line is of. */
function rendererOf({ url, lineNumber }: Frame): string | null {
  if (!url.includes('app-page-turbo.runtime')) return null
  if (!lines.has(url)) lines.set(url, readFileSync(fileURLToPath(url), 'utf8').split('\n'))
  const line = lines.get(url)?.[lineNumber] ?? ''
  return line.includes('<!--$') ? 'React, HTML' : line.includes('$undefined') ? 'React, data' : null
}

function shorten(source: string): string {
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? []
  if (name) return name
  return source
    .replace(/^.*\/bench\/application\//, '')
    .replace(/^.*\[project\]\//, '')
    .replace(/^.*?(lib|app|components|server|prisma)\//, '$1/')
}

function originalOf({ url, lineNumber, columnNumber }: Frame): string | null {
  const inBuild = /\/(\.next\/server\/.*\.js)$/.exec(decodeURIComponent(fileURLToPath(url)))?.[1]
  if (!inBuild) return null
  const path = `${root}/${inBuild}.map`
  if (!maps.has(path))
    maps.set(path, existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, 'utf8'))) : null)
  const found = maps.get(path)?.findEntry(lineNumber, columnNumber)
  return found && 'originalSource' in found ? found.originalSource : null
}
