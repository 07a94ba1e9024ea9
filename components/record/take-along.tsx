import { Download, Rss } from 'lucide-react'
import { filterQuery, type RecordFilter } from '@/lib/record/filter'
import { routes } from '@/lib/routes'

const link = 'inline-flex min-h-6 items-center gap-1.5 underline underline-offset-4 hover:text-ink'

/** The entries that the filter leaves, to take along or to follow. */
export function TakeAlong({ filter, most }: { filter: RecordFilter; most: number }) {
  const query = filterQuery(filter)
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-1 text-sm text-soft">
      <a href={routes.recordFile('csv', query)} className={link} rel="nofollow" download>
        <Download aria-hidden="true" className="size-4" />
        Download as CSV
      </a>
      <a href={routes.recordFile('json', query)} className={link} rel="nofollow" download>
        <Download aria-hidden="true" className="size-4" />
        Download as JSON
      </a>
      <a href={routes.recordFeed(query)} className={link} rel="nofollow">
        <Rss aria-hidden="true" className="size-4" />
        Follow as a feed
      </a>
      <span className="text-muted">Up to {most.toLocaleString('en-GB')} entries a file, newest first.</span>
    </div>
  )
}
