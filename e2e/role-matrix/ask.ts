import { type FormFields, formRequest } from '../../bench/actions'
import { actions, type Call } from './actions'
import type { BuiltAction } from './build'
import type { Cell } from './people'
import { type Asked, routes } from './routes'

export const atOnce = 8

export type Answer = { status: number; text: string; headers: Headers }

/** One request; a header of '' is left out. */
export async function fetchStatus(
  url: string,
  { headers = {}, ...options }: RequestInit & { headers?: Record<string, string> },
): Promise<Answer> {
  const given = Object.entries(headers).filter(([, value]) => value !== '')
  const response = await fetch(url, { redirect: 'manual', ...options, headers: Object.fromEntries(given) })
  return { status: response.status, text: await response.text(), headers: response.headers }
}

type Asker = Pick<Cell, 'article' | 'owner' | 'cookie'>

export function pathOf(route: string, { article, owner }: Asker): string {
  const values: Record<string, string | undefined> = {
    slug: article.slug,
    paragraph: article.paragraphs[0]?.id,
    handle: owner.handle,
  }
  return route.replace(/\[(\w+)\]/g, (part, name) => values[name] ?? part)
}

export function callAction(
  site: string,
  action: BuiltAction,
  cell: Asker,
  fields: FormFields | null,
  more = {},
) {
  const url = site + pathOf(action.page, cell).replace(/\[\w+\]/g, 'any')
  const form = formRequest({ site, action: action.id, cookie: cell.cookie, fields: fields ?? {} })
  const plain = { body: '[]', headers: { ...(form.headers as object), 'content-type': 'text/plain' } }
  const { headers, body } = fields ? form : plain
  return fetchStatus(url, {
    method: 'POST',
    headers: { ...(headers as Record<string, string>), ...more },
    body: body as unknown as BodyInit,
  })
}

export function askRoute(
  site: string,
  method: string,
  path: string,
  cookie: string,
  fields?: FormFields,
  more = {},
) {
  const headers = { origin: site, cookie, ...more }
  return fetchStatus(site + path, { method, headers, ...(fields && { body: new URLSearchParams(fields) }) })
}

/** The problems of many pieces of work, a few at a time. */
export async function gather<Piece>(pieces: Piece[], work: (piece: Piece) => Promise<string | null>) {
  const problems: string[] = []
  const rest = pieces.values()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const piece of rest) {
        const problem = await work(piece)
        if (problem) problems.push(problem)
      }
    }),
  )
  return problems.sort()
}

export async function callOf(site: string, name: string, cell: Cell): Promise<Call> {
  const recipe = actions[name]
  if (!recipe) throw new Error(`e2e/role-matrix/actions.ts does not say how ${name} is called.`)
  return recipe(cell, site)
}

/** The address of a route, and what is sent there, with things made for the cell. */
export async function prepare(thing: string, path: string, cell: Cell): Promise<Asked> {
  return routes[thing]?.(cell, path) ?? { path }
}
