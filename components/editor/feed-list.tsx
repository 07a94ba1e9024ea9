import { ForgetFeed } from '@/components/editor/forget-feed'
import { exactTime } from '@/lib/dates'
import type { FeedRow } from '@/lib/import/queries'
import { type EntryState, entryStates, type FeedOutcome } from '@/lib/import/states'

const outcomes: Record<FeedOutcome, string> = {
  read: 'Read',
  unreadable: 'It could not be read; it is tried again',
  'no-feed': 'There is no feed at this address; it is tried again',
}

const counted: Record<EntryState, string> = {
  waiting: 'to be read',
  stored: 'became drafts',
  known: 'were here already',
  'passed-over': 'older ones left out',
  failed: 'could not be read',
}

/** The feeds that are watched, when each was read last, and what came of what it named. */
export function FeedList({ feeds, mayChange }: { feeds: readonly FeedRow[]; mayChange: boolean }) {
  return (
    <ul className="divide-y divide-rule rounded-xl border border-rule bg-panel">
      {feeds.map((feed) => (
        <li key={feed.id} className="flex flex-wrap items-start justify-between gap-3 px-4 py-3.5">
          <div className="grid gap-1">
            <h2 className="font-serif text-[1.15rem] leading-snug wrap-anywhere">{feed.title ?? feed.url}</h2>
            {feed.title && <p className="text-sm text-muted wrap-anywhere">{feed.url}</p>}
            <p className="text-sm text-muted">
              {feed.readAt && feed.outcome
                ? `${outcomes[feed.outcome]}, ${exactTime(feed.readAt)}`
                : 'Not read yet'}
            </p>
            <p className="text-sm text-soft">{sayCounts(feed.counts)}</p>
          </div>
          {mayChange && <ForgetFeed id={feed.id} name={feed.title ?? feed.url} />}
        </li>
      ))}
    </ul>
  )
}

function sayCounts(counts: FeedRow['counts']): string {
  return entryStates
    .flatMap((state) => (counts[state] ? [`${counts[state]} ${counted[state]}`] : []))
    .join(', ')
}
