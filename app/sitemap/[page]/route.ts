import { siteUrl } from '@/lib/site'
import { countSitemapPages, listSitemap } from '@/lib/sitemap/queries'
import { sitemapPage, sitemapPageOf } from '@/lib/sitemap/xml'

/** Per request: it names the site's own address, which a build does not know. What it lists comes from the cache. */
export const dynamic = 'force-dynamic'

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ page: string }> },
): Promise<Response> {
  const page = sitemapPageOf((await params).page)
  const site = siteUrl()
  if (!page || !site || page > (await countSitemapPages())) return new Response(null, { status: 404 })
  const headers = { 'Content-Type': 'application/xml', 'Cache-Control': 'public, max-age=0, must-revalidate' }
  return new Response(sitemapPage(site, await listSitemap(page), page === 1), { headers })
}
