import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button'
import { SectionTitle } from '@/components/ui/column'

type Props = {
  id: string
  title: string
  /** Said where there is nothing yet. */
  empty: string
  isEmpty: boolean
  /** Where the rest is listed, if there is more. */
  more: { href: string; label: string } | null
  aside?: ReactNode
  children: ReactNode
}

/** A part of a profile: its newest entries, and the way to the rest. */
export function PartOfWork({ id, title, empty, isEmpty, more, aside, children }: Props) {
  return (
    <section aria-labelledby={id} className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <SectionTitle id={id}>{title}</SectionTitle>
        {aside}
      </div>
      {isEmpty ? <p className="text-soft">{empty}</p> : children}
      {more && (
        <p>
          <a href={more.href} className={buttonClass()}>
            {more.label}
          </a>
        </p>
      )}
    </section>
  )
}
