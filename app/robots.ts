import type { MetadataRoute } from 'next'
import { routes } from '@/lib/routes'
import { siteUrl } from '@/lib/site'

/** Per request: it names the site's own address, which a build does not know. */
export const dynamic = 'force-dynamic'

/** What is for people who are signed in, and what machines have no use for, is not worth a crawler's time. */
export default function robots(): MetadataRoute.Robots {
  const site = siteUrl()
  return {
    rules: {
      userAgent: '*',
      disallow: [
        routes.review(),
        routes.mine(),
        routes.signIn(),
        routes.signUp(),
        routes.settings(),
        routes.forgotPassword(),
        routes.accountLink(''),
        '/api/',
        routes.search(),
        routes.checkComposer('*', '*'),
      ],
    },
    ...(site ? { sitemap: new URL(routes.sitemap(), site).href } : {}),
  }
}
