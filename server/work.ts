import type { Answers, Task, Work } from '@/lib/notification/work'
import { routes } from '@/lib/routes'
import { traceHeaders } from './trace'

type Options = { local: string; siteUrl: string; secret: string }

const patienceMs = 50_000

/** Asks this very process to do what is due, where the rooms of `lib` are: behind Next's door, like everything else. */
export function workOver({ local, siteUrl, secret }: Options): Work {
  return async function work<T extends Task>(task: T) {
    const answer = await fetch(`${local}${routes.work()}`, {
      method: 'POST',
      headers: {
        ...traceHeaders(),
        'content-type': 'application/json',
        origin: new URL(siteUrl).origin,
        authorization: `Bearer ${secret}`,
      },
      body: JSON.stringify(task),
      signal: AbortSignal.timeout(patienceMs),
    })
    if (!answer.ok) throw new Error(`status ${answer.status}`)
    return (await answer.json()) as Answers[T['do']]
  }
}
