import { randomUUID } from 'node:crypto'
import { findAction, formRequest } from './actions.ts'
import type { BenchArticle } from './data/article.ts'
import type { Site } from './data/site.ts'
import type { Target } from './load.ts'
import { insertRowTarget, type RowFloor, readRowTarget, remark } from './rows.ts'
import type { Server } from './servers/start.ts'

export type Stage = { site: Site; application: Server; bareNext: Server; folder: string }

export type Scenario = {
  name: string
  what: string
  /** Seconds after which the server has finished what a measurement left to do. */
  rest: number
  warmUp?: number
  headers?: Record<string, string>
  /** How a floor is asked, where that is not for its page with these headers; what is then told apart by a name. */
  floor?: { name: string; target: (server: Server, path: string) => Promise<Target> }
  target: (stage: Stage) => Target | Promise<Target>
  /** What it is held against besides the pages: the same with one row, by a bare Next.js application. */
  row?: { name: RowFloor; target: (stage: Stage) => Target | Promise<Target> }
}

const gzip = { 'accept-encoding': 'gzip' }

export const scenarios: Scenario[] = [
  {
    name: 'article',
    what: 'article page, 20 paragraphs, 200 annotations',
    rest: 0.2,
    target: ({ application, site }) => pageTarget(application, articlePath(site.few)),
  },
  {
    name: 'article-5000',
    what: 'article page, 20 paragraphs, 5 000 annotations',
    rest: 0.2,
    target: ({ application, site }) => pageTarget(application, articlePath(site.many)),
  },
  {
    name: 'article-gzip',
    what: 'article page as browsers ask for it: gzip',
    rest: 0.2,
    headers: gzip,
    target: ({ application, site }) => pageTarget(application, articlePath(site.few), gzip),
  },
  {
    name: 'article-304',
    what: 'article page, asked by who has it: 304',
    rest: 0.2,
    floor: { name: '304', target: unchangedTarget },
    target: ({ application, site }) => unchangedTarget(application, articlePath(site.few)),
  },
  {
    name: 'viewer',
    what: 'viewer request of a signed-in reader',
    rest: 0.2,
    warmUp: 5,
    target: viewerTarget,
    row: { name: 'bare-read', target: readRowTarget },
  },
  {
    name: 'comment',
    what: 'posting a comment',
    rest: 2,
    warmUp: 10,
    target: commentTarget,
    row: { name: 'bare-insert', target: insertRowTarget },
  },
  { name: 'publish', what: 'publishing a check', rest: 2, target: publishTarget },
]

export function articlePath(article: BenchArticle): string {
  return `/articles/${article.slug}`
}

/**
 * A page that is the same for everyone. Right is a body as long as the one seen before, to the end. (Compared by
 * length: the load generator may cut a character between two chunks.)
 */
export async function pageTarget(
  server: Server,
  path: string,
  headers: Record<string, string> = {},
): Promise<Target> {
  // The second answer is the kept one; fetch would undo the compression that is to be counted.
  for (let visit = 0; visit < 2; visit++) {
    const response = await fetch(`${server.url}${path}`, {
      headers: { 'accept-encoding': 'identity', ...headers },
    })
    const html = await response.text()
    if (response.status !== 200 || !html.includes('</html>')) throw new Error(`${path}: ${response.status}`)
    if (visit === 1)
      return {
        server,
        path,
        headers,
        isRight: headers['accept-encoding'] === 'gzip' ? isWholeGzip() : isWhole(html),
      }
  }
  throw new Error(`${path} was not asked for.`)
}

/** A page asked for by its ETag, of who has it already. */
async function unchangedTarget(server: Server, path: string): Promise<Target> {
  const response = await fetch(`${server.url}${path}`)
  await response.arrayBuffer()
  const etag = response.headers.get('etag')
  if (!etag) throw new Error(`${path} has no ETag.`)
  return { server, path, headers: { 'if-none-match': etag }, status: 304, isRight: (body) => body === '' }
}

function isWhole(html: string): (body: string) => boolean {
  const ending = html.slice(-40)
  return (body) => Math.abs(body.length - html.length) < 32 && body.endsWith(ending)
}

// Compressed bytes read as text differ a little from time to time; their length hardly does.
function isWholeGzip(): (body: string) => boolean {
  let first = 0
  return (body) => {
    first ||= body.length
    return body.startsWith('\u001f') && Math.abs(body.length - first) < first / 50
  }
}

function viewerTarget({ application, site }: Stage): Target {
  const [reader] = site.members
  return {
    server: application,
    path: `/api/viewer?article=${site.few.id}`,
    headers: { cookie: reader?.cookie ?? '' },
    isRight: (body) => body.includes(`"id":"${reader?.id}"`) && body.includes(`"articleId":"${site.few.id}"`),
  }
}

const isDone = (body: string) => body.includes('"status":"done"')

function commentTarget({ application, site, folder }: Stage): Target {
  const action = findAction(folder, 'lib/comment/actions.ts', 'postComment')
  const { members, busy } = site
  let count = 0
  function next() {
    count++
    const { paragraphId = '' } = busy.places[count % busy.places.length] ?? {}
    const { cookie = '' } = members[count % members.length] ?? {}
    const fields = { key: randomUUID(), articleId: busy.id, paragraphId, body: remark(count) }
    return formRequest({ site: application.url, action, cookie, fields })
  }
  return { server: application, path: articlePath(busy), next, isRight: isDone }
}

function publishTarget({ application, site, folder }: Stage): Target {
  const action = findAction(folder, 'lib/review/actions.ts', 'decide')
  const { cookie } = site.moderator
  function next() {
    const id = site.waiting.pop()
    if (!id)
      throw new Error('No more checks wait for review: fewer --seconds or --rounds, or a larger stock.')
    const path = `/review/${id}`
    const fields = { id, version: '1', decision: 'publish', reasonCode: 'sound' }
    return { path, ...formRequest({ site: application.url, action, cookie, fields }) }
  }
  return { server: application, path: '/review', next, isRight: isDone }
}
