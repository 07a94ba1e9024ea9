import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../scripts/setup/folders.mjs'

type Values = Record<string, string[]>
/** Values for the parameters of every address, and for those of one; queries with which an address is asked too. */
export type Examples = { everywhere: Values; of: Record<string, { values?: Values; queries?: string[] }> }
export type Address = { path: string; isPage: boolean }

/** Every address that the build answers, with examples in the place of its parameters. Fails where one has none. */
export function allAddresses({ everywhere, of }: Examples): Address[] {
  const manifest = path.join(root, '.next', 'app-path-routes-manifest.json')
  const built = Object.entries(JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>)
  const routes = [...built, ['rewritten/page', '/'] as const].map(([file, route]) => ({
    file,
    route,
    name: plain(route),
  }))
  const unknown = Object.keys(of).filter((name) => !routes.some((route) => route.name === name))
  if (unknown.length > 0) throw new Error(`The build has no ${unknown.join(', ')}.`)
  return routes.flatMap(({ file, route, name }) => {
    const { values = {}, queries = [] } = of[name] ?? {}
    const paths = fill(route, { ...everywhere, ...values })
    return [...paths, ...paths.flatMap((one) => queries.map((query) => `${one}?${query}`))].map((one) => ({
      path: one,
      isPage: file.endsWith('/page'),
    }))
  })
}

/** Next.js hangs a hash on the names of pictures. */
const plain = (route: string) => route.replace(/(opengraph-image)-\w+$/, '$1')

function fill(route: string, values: Values): string[] {
  const name = /\[(\w+)\]/.exec(route)?.[1]
  if (!name) return [route]
  const given = values[name]
  if (!given) throw new Error(`${route} needs an example of its ${name}.`)
  return given.flatMap((value) => fill(route.replace(`[${name}]`, value), values))
}
