'use client'

import './globals.css'
import './article.css'
import { Unavailable } from '@/components/site/unavailable'

export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>This page can’t be shown right now · Obelus</title>
        <Unavailable digest={error.digest} />
      </body>
    </html>
  )
}
