import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { findAction, formRequest } from './actions.ts'
import type { BenchArticle } from './data/article.ts'
import type { Person } from './data/people.ts'
import type { Promised } from './promises.ts'
import { articlePath } from './scenarios.ts'
import type { Server } from './servers/start.ts'
import { quantile } from './statistics.ts'

type Wish = {
  application: Server
  /** Another process on the same database. */
  beside: Server
  folder: string
  article: BenchArticle
  author: Person
}

const rounds = 50
const lookMs = 10
const patience = 10_000
const bounds = { shown: 2_000, gone: 1_000 }

/**
 * Comments at one of two processes, and takes the comment back there, again and again: how long it takes from the
 * answer to the form until each of them shows it, and until neither does.
 */
export async function twoProcesses({
  application,
  beside,
  folder,
  article,
  author,
}: Wish): Promise<Promised> {
  const post = findAction(folder, 'lib/comment/actions.ts', 'postComment')
  const remove = findAction(folder, 'lib/comment/actions.ts', 'removeComment')
  const path = articlePath(article)
  const paragraphId = article.places[0]?.paragraphId ?? ''
  const send = (action: string, fields: Record<string, string>) =>
    submit(application, path, author, action, fields)
  const until = async (words: string, isThere: boolean) => {
    const started = performance.now()
    await Promise.all([application, beside].map(({ url }) => look(`${url}${path}`, words, isThere)))
    return performance.now() - started
  }
  const [shown, gone]: number[][] = [[], []]
  for (let round = 0; round < rounds; round++) {
    const body = `Said in round ${round}, at ${randomUUID()}.`
    const answer = await send(post, { key: randomUUID(), articleId: article.id, paragraphId, body })
    shown?.push(await until(body, true))
    const id = /"value":\{"id":"([0-9a-f-]{36})"/.exec(answer)?.[1] ?? ''
    await send(remove, { id, version: '1' })
    gone?.push(await until(body, false))
  }
  return judge(shown ?? [], gone ?? [])
}

function judge(shown: number[], gone: number[]): Promised {
  const values = {
    shownP50: quantile(shown, 0.5),
    shownP99: quantile(shown, 0.99),
    goneP50: quantile(gone, 0.5),
    goneP99: quantile(gone, 0.99),
  }
  const ms = (value: number) => `${value.toFixed(0)} ms`
  return {
    name: `a comment posted at one of two processes is shown by both within 2 s, and gone from both within 1 s after it was taken back, ${rounds} times`,
    holds: Math.max(...shown) <= bounds.shown && Math.max(...gone) <= bounds.gone,
    figures:
      `shown p50 ${ms(values.shownP50)}, p99 ${ms(values.shownP99)}; ` +
      `gone p50 ${ms(values.goneP50)}, p99 ${ms(values.goneP99)}`,
    values,
  }
}

async function submit(
  { url }: Server,
  path: string,
  { cookie }: Person,
  action: string,
  fields: Record<string, string>,
): Promise<string> {
  const { method = 'POST', headers = {}, body } = formRequest({ site: url, action, cookie, fields })
  const answer = await fetch(`${url}${path}`, { method, headers, body: new Uint8Array(body ?? []) })
  const text = await answer.text()
  if (!text.includes('"status":"done"'))
    throw new Error(`${path} answers ${answer.status}: ${text.slice(0, 300)}`)
  return text
}

async function look(url: string, words: string, isThere: boolean) {
  const deadline = performance.now() + patience
  while (performance.now() < deadline) {
    const answer = await fetch(url)
    const text = await answer.text()
    if (answer.status === 200 && text.includes(words) === isThere) return
    await wait(lookMs)
  }
  throw new Error(`${url} does not ${isThere ? 'show' : 'drop'} “${words}”.`)
}
