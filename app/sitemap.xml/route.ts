import { siteUrl } from '@/lib/site'
import { countSitemapPages } from '@/lib/sitemap/queries'
import { sitemapIndex } from '@/lib/sitemap/xml'

/** Per request: it names the site's own address, which a build does not know. What it lists comes from the cache. */
export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const site = siteUrl()
  if (!site) return new Response(null, { status: 404 })
  const headers = { 'Content-Type': 'application/xml', 'Cache-Control': 'public, max-age=0, must-revalidate' }
  return new Response(sitemapIndex(site, await countSitemapPages()), { headers })
}
