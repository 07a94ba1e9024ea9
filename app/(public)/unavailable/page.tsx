import type { Metadata } from 'next'
import { Unavailable } from '@/components/site/unavailable'

export const metadata: Metadata = { title: 'Not right now', robots: { index: false } }

/** What `server/` answers with when a page could not be made. */
export default function UnavailablePage() {
  return <Unavailable />
}
