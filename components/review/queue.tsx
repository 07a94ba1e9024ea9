import Link from 'next/link'
import { DeskNews } from '@/components/live/desk-news'
import { QueueList } from '@/components/review/queue-list'
import { waitedFor } from '@/lib/dates'
import { findLogEnd } from '@/lib/event/queries'
import type { Viewer } from '@/lib/policy'
import { countQueue, listQueue, type QueueCounts } from '@/lib/review/queries'
import { type QueueView, queueViews, readQueueEnd } from '@/lib/review/queue'
import { routes } from '@/lib/routes'

type Props = { viewer: Viewer; view: QueueView; after: string | undefined; selectedId: string | null }

const names: Record<QueueView, string> = { all: 'All', free: 'Unclaimed', mine: 'Yours' }

/** The left-hand side of the desk: what waits, the longest first. */
export async function Queue({ viewer, view, after, selectedId }: Props) {
  const upTo = await findLogEnd()
  const [counts, { items, next }] = await Promise.all([
    countQueue(viewer),
    listQueue(viewer, view, readQueueEnd(after)),
  ])
  const now = new Date()
  return (
    <nav aria-label="Queue">
      <div className="grid gap-2.5 border-b border-rule px-4 py-3">
        <p className="text-[0.8125rem] text-muted">{summaryOf(counts, now)}</p>
        <DeskNews upTo={upTo} isCaseOpen={selectedId !== null} />
        <ul className="flex flex-wrap gap-1.5">
          {queueViews.map((one) => (
            <li key={one}>
              <Link
                href={routes.review({ view: one === 'all' ? undefined : one })}
                aria-current={one === view ? 'true' : undefined}
                className="inline-flex min-h-7 items-center rounded-full border border-rule bg-panel px-3 text-[0.8125rem] text-soft hover:border-edge aria-current:border-ink aria-current:bg-ink aria-current:text-paper"
              >
                {names[one]} {counts[one]}
              </Link>
            </li>
          ))}
        </ul>
      </div>
      {items.length > 0 ? <QueueList {...{ items, selectedId, view, now }} /> : <Empty view={view} />}
      {next && (
        <p className="px-4 py-3">
          <Link href={routes.review({ view, after: next })} className="underline underline-offset-4">
            The next ones
          </Link>
        </p>
      )}
    </nav>
  )
}

function summaryOf({ all, overdue, medianWaitSeconds }: QueueCounts, now: Date): string {
  if (medianWaitSeconds === null) return 'Nothing waits'
  const since = new Date(now.getTime() - medianWaitSeconds * 1_000).toISOString()
  return `${all} waiting · median wait ${waitedFor(since, now)}${overdue > 0 ? ` · ${overdue} overdue` : ''}`
}

function Empty({ view }: { view: QueueView }) {
  return (
    <p className="px-4 py-6 text-soft">
      {view === 'mine'
        ? 'You hold no case. Take one from the others.'
        : 'Nothing waits here. New cases appear as they come.'}
    </p>
  )
}
