'use client'

import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { buttonClass } from '@/components/ui/button'

const looks = {
  problem: 'border-false bg-false-wash',
  calm: 'border-edge bg-panel',
} as const

type Props = { label: string; href: string; action: string; look?: keyof typeof looks; children: ReactNode }

/** What stands in a reader's way, and where to mend it: at the end of the page, where it covers nothing. */
export function FootBanner({ label, href, action, look = 'calm', children }: Props) {
  return createPortal(
    <section
      aria-label={label}
      className={`sticky bottom-0 z-20 flex flex-wrap items-center justify-center gap-x-4 gap-y-2 border-t-2 px-4.5 py-2.5 text-sm text-ink print:hidden ${looks[look]}`}
    >
      <p>{children}</p>
      <a href={href} className={buttonClass('plain', 'max-sm:min-h-11')}>
        {action}
      </a>
    </section>,
    document.body,
  )
}
