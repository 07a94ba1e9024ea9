import type { Target } from './load.ts'
import type { Promised } from './promises.ts'
import type { Outcome } from './rounds.ts'
import type { Stage } from './scenarios.ts'
import { bareRows } from './servers/bare-rows.ts'

export type RowFloor = 'bare-insert' | 'bare-read'

/** Inserts one row a request, as long as the comments are that it is compared with. */
export function insertRowTarget({ bareNext, site }: Stage): Target {
  let count = 0
  function next() {
    count++
    const { paragraphId = '' } = site.busy.places[count % site.busy.places.length] ?? {}
    return jsonRequest({ articleId: site.busy.id, paragraphId, body: remark(count) })
  }
  return { server: bareNext, path: bareRows, next, isRight: (body) => body.includes('"createdAt"') }
}

/** Reads one row by its id. */
export async function readRowTarget({ bareNext, site }: Stage): Promise<Target> {
  const { paragraphId = '' } = site.few.places[0] ?? {}
  const row = { articleId: site.few.id, paragraphId, body: remark(0) }
  const answer = await fetch(`${bareNext.url}${bareRows}`, jsonRequest(row))
  const { id } = (await answer.json()) as { id: string }
  return { server: bareNext, path: `${bareRows}/${id}`, isRight: (body) => body.includes(`"id":"${id}"`) }
}

/** What people say here: some words of Markdown, different each time. */
export function remark(count: number): string {
  return `Remark **${count}**: where does the figure of thirty million come from?`
}

function jsonRequest(content: object) {
  const headers = { 'content-type': 'application/json' }
  return { method: 'POST' as const, headers, body: Buffer.from(JSON.stringify(content)) }
}

const least = 0.5

/** What must hold of writing and of asking who reads, beside a bare application that does it with one row. */
export function rowPromises(outcomes: Outcome[]): Promised[] {
  return [
    promise(outcomes, 'comment', 'bare-insert', 'posting a comment', 'inserts one row'),
    promise(outcomes, 'viewer', 'bare-read', 'viewer request', 'reads one row'),
  ]
}

function promise(outcomes: Outcome[], scenario: string, floor: RowFloor, what: string, does: string) {
  const ratio = outcomes.find(({ name }) => name === scenario)?.ratios[floor]
  const values: Record<string, number> = ratio ? { ratio: ratio.rate, cpu: ratio.cpu ?? ratio.rate } : {}
  return {
    name: `${what} at least ${least} × a bare Next.js route handler that ${does}`,
    holds: ratio ? Math.min(...Object.values(values)) >= least : null,
    figures: ratio ? `${ratio.rate.toFixed(2)} × (by CPU ${ratio.cpu?.toFixed(2) ?? '?'} ×)` : 'not measured',
    values,
  }
}
