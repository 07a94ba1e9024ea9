import { readFileSync } from 'node:fs'

type Route = { page: string; regex: string }

/** Gives the pattern of an address, such as `/articles/[slug]`, which holds nothing of what stands in the address. */
export type NameRoute = (url: string) => string

/**
 * The patterns of the build. What is none of its addresses is one name too, so that nobody can make names up.
 *
 * @param manifest where `next build` has written them; where there is none, as in development, all have one name.
 */
export function routeNames(manifest: string): NameRoute {
  const routes = readRoutes(manifest)
  return (url) => {
    const path = url.split('?', 1)[0] ?? url
    if (path.startsWith('/_next/')) return '/_next'
    if (path === '/api/live' || path === '/api/metrics') return path
    return routes.find(({ pattern }) => pattern.test(path))?.page ?? 'none'
  }
}

function readRoutes(manifest: string): { page: string; pattern: RegExp }[] {
  try {
    const { staticRoutes, dynamicRoutes } = JSON.parse(readFileSync(manifest, 'utf8')) as Record<
      string,
      Route[]
    >
    return [...(staticRoutes ?? []), ...(dynamicRoutes ?? [])].map(({ page, regex }) => ({
      page,
      pattern: new RegExp(regex),
    }))
  } catch {
    return []
  }
}
