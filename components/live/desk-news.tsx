'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { listen } from '@/components/live/listen'
import { useViewer } from '@/components/site/viewer-store'
import type { LiveEvent } from '@/lib/live/heard'
import { addCase, sayCases } from '@/lib/live/news'
import { routes } from '@/lib/routes'

const gatherMs = 150

/**
 * Keeps the queue true while somebody looks at it: who holds what, what others have decided, what has come. Beside an
 * open case it only says what has come, since nothing may change under the hands of whoever decides.
 */
export function DeskNews({ upTo, isCaseOpen }: { upTo: number; isCaseOpen: boolean }) {
  const { answer } = useViewer()
  const [cases, setCases] = useState<string[]>([])
  const latest = useRef<(event: LiveEvent) => void>(() => undefined)
  const refreshSoon = useRefreshSoon()
  const [since] = useState(upTo)
  latest.current = (event) => {
    setCases((known) => addCase(known, event, answer?.viewer?.id))
    if (!isCaseOpen) refreshSoon()
  }
  useEffect(
    () =>
      listen((after) => routes.live('desk', after), since, {
        heard: (event) => latest.current(event),
        reset: () => refreshSoon(),
      }),
    [since, refreshSoon],
  )
  const [first] = cases
  const words = sayCases(cases.length)
  return (
    <p role="status" className="text-[0.8125rem] empty:hidden">
      {first &&
        (isCaseOpen ? (
          <Link href={routes.review()} className="font-medium text-brand underline underline-offset-4">
            {words}
          </Link>
        ) : (
          <a
            href={routes.reviewCase(first)}
            onClick={(event) => {
              setCases([])
              if (showInQueue(first)) event.preventDefault()
            }}
            className="font-medium text-brand underline underline-offset-4"
          >
            {words}
          </a>
        ))}
    </p>
  )
}

/** Brings a case into view where the queue lists it; a long queue has the new ones on a later page. */
function showInQueue(id: string): boolean {
  const row = document.querySelector(`[data-about="${id}"]`)
  row?.scrollIntoView({ block: 'center' })
  row?.querySelector('a')?.focus({ preventScroll: true })
  return row !== null
}

/** Several changes at once make the page anew once. */
function useRefreshSoon(): () => void {
  const router = useRouter()
  const later = useRef<ReturnType<typeof setTimeout>>(undefined)
  const refreshSoon = useRef(() => {
    later.current ??= setTimeout(() => {
      later.current = undefined
      router.refresh()
    }, gatherMs)
  })
  useEffect(() => () => clearTimeout(later.current), [])
  return refreshSoon.current
}
