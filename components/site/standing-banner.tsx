'use client'

import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { buttonClass } from '@/components/ui/button'
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
  // At the end of the page, where it takes room of its own and covers nothing that is scrolled to.
  return createPortal(
    <section
      aria-label="Your standing"
      className="sticky bottom-0 z-20 flex flex-wrap items-center justify-center gap-x-4 gap-y-2 border-t-2 border-false bg-false-wash px-4.5 py-2.5 text-sm text-ink print:hidden"
    >
      <p>{children}</p>
      <a href={routes.standing()} className={buttonClass('plain', 'max-sm:min-h-11')}>
        {action}
      </a>
    </section>,
    document.body,
  )
}
