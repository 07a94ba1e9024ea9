'use client'

import { Unavailable } from '@/components/site/unavailable'

export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  return <Unavailable digest={error.digest} />
}
