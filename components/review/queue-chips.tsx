'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import { hearDesk } from '@/components/live/desk-ear'
import { waitedFor } from '@/lib/dates'
import { filterQuery, type QueueFilter } from '@/lib/review/filter'
import { caseKinds } from '@/lib/review/kinds'
import { type QueueView, queueViews } from '@/lib/review/queue'
import type { QueueCounts } from '@/lib/review/queue-shape'
import { kindLabels } from '@/lib/review/words'
import { routes } from '@/lib/routes'
import { unattended } from '@/lib/session/unattended'

type Props = { filter: QueueFilter; given: QueueCounts; isCaseOpen: boolean }

const viewLabels: Record<QueueView, string> = { all: 'Everybody’s', free: 'Unclaimed', mine: 'Yours' }

/** How much waits, and of which kind: figures that stay true beside an open case too. */
export function QueueChips({ filter, given, isCaseOpen }: Props) {
  const counts = useCounts(given, filter, isCaseOpen)
  const sum = Object.values(counts.kinds).reduce((all, count) => all + count, 0)
  const to = (change: Partial<QueueFilter>) => routes.review(filterQuery({ ...filter, ...change }))
  return (
    <>
      <p className="text-[0.8125rem] text-muted" suppressHydrationWarning>
        {summaryOf(counts, new Date())}
      </p>
      <ul className="flex flex-wrap gap-1.5">
        <Chip href={to({ kind: null })} isChosen={filter.kind === null} label="All" count={sum} />
        {caseKinds.map((kind) => (
          <Chip
            key={kind}
            href={to({ kind })}
            isChosen={filter.kind === kind}
            label={kindLabels[kind]}
            count={counts.kinds[kind]}
          />
        ))}
      </ul>
      <ul className="flex flex-wrap gap-x-3.5 gap-y-1 text-[0.8125rem]">
        {queueViews.map((view) => (
          <li key={view}>
            <Link
              href={to({ view })}
              aria-current={filter.view === view ? 'true' : undefined}
              className="inline-flex min-h-6 items-center text-soft underline-offset-4 hover:underline aria-current:font-semibold aria-current:text-ink"
            >
              {viewLabels[view]} {counts.views[view]}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

function Chip(props: { href: string; isChosen: boolean; label: string; count: number }) {
  const { href, isChosen, label, count } = props
  if (count === 0 && !isChosen && label !== 'All') return null
  return (
    <li>
      <Link
        href={href}
        aria-current={isChosen ? 'true' : undefined}
        className="inline-flex min-h-7 items-center rounded-full border border-rule bg-panel px-3 text-[0.8125rem] text-soft tabular-nums hover:border-edge aria-current:border-ink aria-current:bg-ink aria-current:text-paper"
      >
        {label} {count}
      </Link>
    </li>
  )
}

function summaryOf({ all, overdue, medianWaitSeconds }: QueueCounts, now: Date): string {
  if (medianWaitSeconds === null) return 'Nothing waits'
  const since = new Date(now.getTime() - medianWaitSeconds * 1_000).toISOString()
  return `${all} waiting · median wait ${waitedFor(since, now)}${overdue > 0 ? ` · ${overdue} overdue` : ''}`
}

const gatherMs = 400

/** The counts of the page, and beside an open case, which is not drawn anew, what has become of them since. */
function useCounts(given: QueueCounts, filter: QueueFilter, isCaseOpen: boolean): QueueCounts {
  const [heard, setHeard] = useState<{ given: QueueCounts; counts: QueueCounts } | null>(null)
  const address = new URLSearchParams(filterQuery(filter)).toString()
  useEffect(() => {
    if (!isCaseOpen) return
    let later: ReturnType<typeof setTimeout> | undefined
    const running = new AbortController()
    const ask = async () => {
      later = undefined
      try {
        const response = await fetch(routes.reviewCounts(Object.fromEntries(new URLSearchParams(address))), {
          headers: { [unattended]: '1' },
          signal: running.signal,
        })
        if (response.ok) setHeard({ given, counts: await response.json() })
      } catch {
        // The next event asks again.
      }
    }
    const soon = () => {
      later ??= setTimeout(ask, gatherMs)
    }
    const stop = hearDesk(soon)
    return () => {
      stop()
      clearTimeout(later)
      running.abort()
    }
  }, [given, address, isCaseOpen])
  return heard?.given === given ? heard.counts : given
}
