'use client'

import type { ReactNode } from 'react'
import { FootBanner } from '@/components/site/foot-banner'
import { routes } from '@/lib/routes'
import type { Standing } from '@/lib/sanction/standing'

/** What stands in a reader's way, at the foot of every page but the one that explains it. */
export function StandingBanner({ warning, suspension }: Standing) {
  if (suspension)
    return (
      <Banner action="See why, and appeal">
        Your account is suspended{suspension.until ? ` until ${momentOf(suspension.until)}` : ''}. You can
        read; you cannot write.
      </Banner>
    )
  if (!warning) return null
  return (
    <Banner action="Read the warning">
      A moderator has warned you. Say that you have read it, then you can write again.
    </Banner>
  )
}

function momentOf(at: string): string {
  return new Date(at).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  })
}

function Banner({ action, children }: { action: string; children: ReactNode }) {
  return (
    <FootBanner label="Your standing" href={routes.standing()} action={action} look="problem">
      {children}
    </FootBanner>
  )
}
