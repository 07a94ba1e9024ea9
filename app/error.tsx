'use client'

import { Unavailable } from '@/components/site/unavailable'

export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  return <Unavailable onRetry={() => window.location.reload()} digest={error.digest} />
}
