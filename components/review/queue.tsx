import Link from 'next/link'
import { DeskNews } from '@/components/live/desk-news'
import { QueueChips } from '@/components/review/queue-chips'
import { QueueFilters } from '@/components/review/queue-filters'
import { QueueList } from '@/components/review/queue-list'
import { SavedFilters } from '@/components/review/saved-filters'
import { findLogEnd } from '@/lib/event/queries'
import type { Viewer } from '@/lib/policy'
import { filterQuery, type QueueFilter } from '@/lib/review/filter'
import { readQueueEnd } from '@/lib/review/queue'
import { countQueue, listFilterChoices, listQueue } from '@/lib/review/read-queue'
import { routes } from '@/lib/routes'
import { listSavedFilters } from '@/lib/saved-filter/queries'

type Props = {
  viewer: Viewer
  filter: QueueFilter
  after: string | undefined
  selected: { id: string; subjectId: string } | null
}

/** The left-hand side of the desk: what waits, the most pressing first. */
export async function Queue({ viewer, filter, after, selected }: Props) {
  const upTo = await findLogEnd()
  const [counts, { items, next }, choices, saved] = await Promise.all([
    countQueue(viewer, filter),
    listQueue(viewer, filter, readQueueEnd(after)),
    listFilterChoices(),
    listSavedFilters(viewer),
  ])
  const query = filterQuery(filter)
  const address = new URLSearchParams(query).toString()
  return (
    <nav aria-label="Queue">
      <div className="grid gap-2.5 border-b border-rule px-4 py-3">
        <QueueChips key={address} filter={filter} given={counts} isCaseOpen={selected !== null} />
        <DeskNews upTo={upTo} about={selected} query={query} />
        <QueueFilters filter={filter} choices={choices} />
        <SavedFilters saved={saved} address={address} />
      </div>
      {items.length > 0 ? (
        <QueueList key={address} items={items} selectedId={selected?.id ?? null} query={query} />
      ) : (
        <Empty filter={filter} />
      )}
      {next && (
        <p className="px-4 py-3">
          <Link
            href={routes.review({ ...query, after: next })}
            className="underline underline-offset-4"
            data-more=""
          >
            The next ones
          </Link>
        </p>
      )}
    </nav>
  )
}

function Empty({ filter }: { filter: QueueFilter }) {
  const { view, ...rest } = filterQuery(filter)
  return (
    <p className="px-4 py-6 text-soft">
      {Object.keys(rest).length > 0 ? (
        <>
          Nothing that waits fits this filter.{' '}
          <Link href={routes.review()} className="underline underline-offset-4">
            Show everything
          </Link>
        </>
      ) : view === 'mine' ? (
        'You hold no case. Take one from the others.'
      ) : (
        'Nothing waits here. New cases appear as they come.'
      )}
    </p>
  )
}
