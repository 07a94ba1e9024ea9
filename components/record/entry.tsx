import { Time } from '@/components/annotation/time'
import { Told, ToldReason } from '@/components/record/told'
import type { RecordEntry } from '@/lib/record/entry'
import { routes } from '@/lib/routes'

/** One entry in the list of the record: who did what to what, why, and when. */
export function Entry({ entry }: { entry: RecordEntry }) {
  return (
    <li
      id={`event-${entry.id}`}
      className="grid gap-1 py-4 target:bg-hover target:shadow-[-1rem_0_var(--hover),1rem_0_var(--hover)] sm:grid-cols-[7.5rem_1fr] sm:gap-5"
    >
      <a
        href={routes.recordEvent(entry.id)}
        className="text-sm text-muted underline-offset-4 hover:underline"
      >
        <Time at={entry.at} />
        <span className="sr-only">, link to this entry</span>
      </a>
      <div className="grid gap-0.5">
        <Told entry={entry} />
        <ToldReason entry={entry} />
      </div>
    </li>
  )
}
