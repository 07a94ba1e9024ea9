import { findAction, formRequest } from '@/bench/actions'
import { root } from '@/scripts/setup/folders.mjs'

export type Answer = { status: number; headers: Headers; text: string; ms: number }
export type Action = { file: string; name: string; fields: Record<string, string> }

const patience = 30_000

/** One request; its answer, or null where the connection was cut or nobody was there. */
export async function ask(url: string, init: RequestInit = {}): Promise<Answer | null> {
  const started = performance.now()
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(patience), ...init })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, ms: performance.now() - started }
  } catch {
    return null
  }
}

/** Calls a server action as a page with JavaScript does, at the article's page. */
export function callAction(
  site: string,
  path: string,
  cookie: string,
  { file, name, fields }: Action,
  more: Record<string, string> = {},
) {
  const { method, headers, body } = formRequest({
    site,
    action: findAction(root, file, name),
    cookie,
    fields,
  })
  return ask(`${site}${path}`, {
    method: method ?? 'POST',
    headers: { ...(headers as Record<string, string>), ...more },
    body: body as unknown as BodyInit,
  })
}

/**
 * Comes again where the server asks for it, and where nobody answered: on a busy machine ten wait for one lock longer
 * than it lets them.
 */
export async function persistently(send: () => Promise<Answer | null>): Promise<Answer> {
  for (;;) {
    const answer = await send()
    if (answer && answer.status !== 503) return answer
  }
}
