import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../../scripts/setup/folders.mjs'

function manifest<Content>(...name: string[]): Content {
  return JSON.parse(readFileSync(path.join(root, '.next', ...name), 'utf8'))
}

export type BuiltAction = { id: string; name: string; page: string }
export type BuiltRoute = { route: string; isPage: boolean }

/** Every server action that the build answers, as `room.name`, with a page that knows it. */
export function builtActions(): BuiltAction[] {
  type Entry = { exportedName?: string; filename?: string; workers: Record<string, unknown> }
  const { node, edge } = manifest<{ node: Record<string, Entry>; edge: object }>(
    'server',
    'server-reference-manifest.json',
  )
  if (Object.keys(edge).length > 0)
    throw new Error('There are actions at the edge, which nothing here tests.')
  const routes = manifest<Record<string, string>>('app-path-routes-manifest.json')
  return Object.entries(node).map(([id, { exportedName, filename = '', workers }]) => {
    const room = /^lib\/(.+)\/actions\.ts$/.exec(filename)?.[1]
    if (!room || !exportedName)
      throw new Error(`${filename} holds an action; they belong to lib/*/actions.ts.`)
    const page = routes[`/${Object.keys(workers)[0]?.replace(/^app\//, '')}`]
    if (!page) throw new Error(`No page knows the action ${exportedName}.`)
    return { id, name: `${room}.${exportedName}`, page }
  })
}

/** Every route that the build answers, without the hashes that Next.js hangs on the names of pictures. */
export function builtRoutes(): (BuiltRoute & { address: string })[] {
  return Object.entries(manifest<Record<string, string>>('app-path-routes-manifest.json')).map(
    ([file, address]) => ({
      address,
      route: address.replace(/(opengraph-image)-\w+$/, '$1'),
      isPage: file.endsWith('/page'),
    }),
  )
}

/** What the server answers itself and no build knows, as it is where no `METRICS_TOKEN` is set. */
export const beside = ['GET /api/metrics']

/** What runs before any page: nothing, so that nothing there can let anybody in. */
export function builtMiddleware(): string[] {
  const { middleware, functions } = manifest<Record<string, object>>('server', 'middleware-manifest.json')
  return Object.keys({ ...middleware, ...functions })
}
