import 'server-only'
import { ask, check, redirectOf } from '@/lib/outgoing/ask'
import { readWhole } from '@/lib/outgoing/body'
import { type Circumstances, usualCircumstances, type Way } from '@/lib/outgoing/circumstances'
import { logged, type Note } from '@/lib/outgoing/log'
import { OutgoingProblem, type OutgoingPurpose, type OutgoingRefusal } from '@/lib/outgoing/outcomes'
import { robotsOf } from '@/lib/outgoing/read-robots'
import type { Answer } from '@/lib/outgoing/request'
import { readTarget, type Target } from '@/lib/outgoing/target'
import { inTurn } from '@/lib/outgoing/turns'

/** A page of another site. `url` is where the redirects led; `contentType` is as it was sent. */
export type Page = { url: string; contentType: string; bytes: Uint8Array }
export type Fetched = { ok: true; page: Page } | { ok: false; outcome: OutgoingRefusal }

/**
 * Reads a page of another site: the only way in which this site speaks to any other. http and https on their own ports;
 * every address the host stands for is public, and exactly those are connected to, at each redirect anew; bounded in
 * time, bytes and redirects; HTML, XML or text; as robots.txt allows, one request at a time for each host. Each request,
 * made or refused, is logged. Why one was refused is for the log: people are told no more than that nothing was read,
 * else the difference would tell them what stands behind this server.
 */
export async function fetchPage(
  address: string,
  purpose: OutgoingPurpose,
  given: Partial<Circumstances> = {},
): Promise<Fetched> {
  const circumstances = { ...usualCircumstances(), ...given }
  const signal = AbortSignal.timeout(circumstances.budgetMs)
  try {
    return { ok: true, page: await follow(address, { ...circumstances, purpose, signal }) }
  } catch (error) {
    if (error instanceof OutgoingProblem) return { ok: false, outcome: error.outcome }
    throw error
  }
}

type Found = Page | { location: string; base: URL }

async function follow(address: string, way: Way): Promise<Page> {
  let [next, base]: [string, URL | undefined] = [address, undefined]
  for (let redirects = 0; ; redirects++) {
    const found = await step(next, base, redirects > way.mostRedirects, way)
    if (!('location' in found)) return found
    next = found.location
    base = found.base
  }
}

function step(address: string, base: URL | undefined, isTooFar: boolean, way: Way): Promise<Found> {
  return logged(URL.parse(address, base?.href), way.purpose, async (note) => {
    const target = readTarget(address, way.allowed, base)
    if (!target) throw new OutgoingProblem('bad-address')
    if (isTooFar) throw new OutgoingProblem('too-many-redirects')
    return visit(target, way, note)
  })
}

/** One host's turn: its rules, then the page, if they allow it. */
function visit(target: Target, way: Way, note: Note): Promise<Found> {
  const { origin, host, href } = target.url
  return inTurn(host, {
    signal: way.signal,
    pause: () => Math.max(way.pauseMs, (way.robots.get(origin)?.pauseSeconds ?? 0) * 1_000),
    work: async () => {
      const checked = await check(target, way)
      const robots = await robotsOf(checked, way)
      if (!robots.isAllowed(href)) throw new OutgoingProblem('robots')
      return ask(checked, way, (answer) => readAnswer(answer, target, way, note))
    },
  })
}

async function readAnswer(answer: Answer, target: Target, way: Way, note: Note): Promise<Found> {
  note.status = answer.status
  const location = redirectOf(answer)
  if (location !== null) return { location, base: target.url }
  if (answer.status !== 200) throw new OutgoingProblem('bad-status')
  const contentType = answer.headers.get('content-type') ?? ''
  if (!isReadable(contentType)) throw new OutgoingProblem('wrong-type')
  const bytes = await readWhole(answer, way.mostBytes)
  note.bytes = bytes.length
  return { url: target.url.href, contentType, bytes }
}

/** HTML, XML in all its dialects, and text. */
function isReadable(contentType: string): boolean {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  return /^text\/[\w.+-]+$|^application\/(xhtml\+xml|xml|[\w.-]+\+xml)$/.test(type)
}
