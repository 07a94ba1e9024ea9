'use client'

import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { buttonClass } from '@/components/ui/button'
import { placeWords, type Sent } from '@/lib/fact-check/place'
import { routes } from '@/lib/routes'

/** What became of a check that was just sent, and where to go from here. */
export function SentCheck({
  sent,
  backHref,
  backLabel,
}: {
  sent: Sent
  backHref: string
  backLabel: string
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="grid gap-4 rounded-xl border border-rule bg-panel px-6 py-7">
      <h2 ref={heading} tabIndex={-1} className="font-serif text-2xl font-medium outline-none">
        Waiting for review · {placeWords(sent.place)}
      </h2>
      <p className="text-soft">
        A moderator reads it and decides. Until it is published only you and the desk see it. Whatever is
        decided, you learn it with the reason, and you can edit it meanwhile.
      </p>
      <p className="flex flex-wrap gap-3">
        <Link href={backHref} className={buttonClass('primary')}>
          {backLabel}
        </Link>
        <Link href={routes.editFactCheck(sent.id)} className={buttonClass()}>
          See your check
        </Link>
      </p>
    </section>
  )
}
