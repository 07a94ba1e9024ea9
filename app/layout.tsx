import './globals.css'
import './article.css'
import './live.css'
import './marks.css'
import './paper.css'
import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'
import newsreader from '@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { preload } from 'react-dom'
import { Footer } from '@/components/site/footer'
import { Header } from '@/components/site/header'
import { siteDescription, siteName, siteUrl } from '@/lib/site'

export function generateMetadata(): Metadata {
  return {
    metadataBase: siteUrl() ?? null,
    title: { default: `${siteName}: check the news, paragraph by paragraph`, template: `%s · ${siteName}` },
    description: siteDescription,
    applicationName: siteName,
    openGraph: { siteName, type: 'website' },
    formatDetection: { telephone: false, email: false, address: false },
  }
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fcfbf8' },
    { media: '(prefers-color-scheme: dark)', color: '#151412' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  for (const font of [newsreader, inter])
    preload(font, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
  return (
    <html lang="en">
      <body className="flex min-h-dvh flex-col">
        <a href="#content" className="skip-link">
          Skip to the text
        </a>
        <Header />
        {children}
        <Footer />
      </body>
    </html>
  )
}
