'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { tellDesk } from '@/components/live/desk-ear'
import { listen } from '@/components/live/listen'
import { useViewer } from '@/components/site/viewer-store'
import type { LiveEvent } from '@/lib/live/heard'
import { addCase, sayCases } from '@/lib/live/news'
import { routes } from '@/lib/routes'

const gatherMs = 150
const look = 'font-medium text-brand underline underline-offset-4'

type Props = {
  upTo: number
  /** The case that is open, by its own id and that of what it is about. */
  about: { id: string; subjectId: string } | null
  query: Record<string, string>
}

/**
 * Keeps the queue true while somebody looks at it: who holds what, what others have decided, what has come. Beside an
 * open case it only says what has come, since nothing may change under the hands of whoever decides.
 */
export function DeskNews({ upTo, about, query }: Props) {
  const { answer } = useViewer()
  const [cases, setCases] = useState<string[]>([])
  const latest = useRef<(event: LiveEvent) => void>(() => undefined)
  const refreshSoon = useRefreshSoon()
  const [since] = useState(upTo)
  latest.current = (event) => {
    setCases((known) => addCase(known, event, answer?.viewer?.id).filter((id) => id !== about?.subjectId))
    tellDesk(event)
    if (!about) refreshSoon()
  }
  useEffect(
    () =>
      listen((after) => routes.live('desk', after), since, {
        heard: (event) => latest.current(event),
        reset: () => {
          tellDesk(null)
          refreshSoon()
        },
      }),
    [since, refreshSoon],
  )
  const [first] = cases
  const words = sayCases(cases.length)
  return (
    <p role="status" className="text-[0.8125rem] empty:hidden">
      {first &&
        (about ? (
          <Link href={routes.review(query)} className={look}>
            {words}
          </Link>
        ) : (
          <a
            href={routes.reviewCase(first, query)}
            onClick={(event) => {
              setCases([])
              if (showInQueue(first)) event.preventDefault()
            }}
            className={look}
          >
            {words}
          </a>
        ))}
    </p>
  )
}

/** Brings a case into view where the queue lists it; a long queue has the new ones on a later page. */
function showInQueue(subjectId: string): boolean {
  const row = document.querySelector(`[data-about="${subjectId}"]`)
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
