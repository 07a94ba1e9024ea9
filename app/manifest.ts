import type { MetadataRoute } from 'next'
import { routes } from '@/lib/routes'
import { palette } from '@/lib/share/palette'
import { siteDescription, siteName } from '@/lib/site'

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: siteName,
    short_name: siteName,
    description: siteDescription,
    id: routes.home(),
    start_url: routes.home(),
    display: 'browser',
    background_color: palette.paper,
    theme_color: palette.paper,
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/apple-icon', sizes: '180x180', type: 'image/png' },
    ],
  }
}
