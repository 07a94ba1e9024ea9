import Link from 'next/link'
import { Time } from '@/components/annotation/time'
import { exactTime } from '@/lib/dates'
import { standingLabels, type WorkEntry } from '@/lib/editor/list'
import { refusalWords } from '@/lib/refusal-words'
import { routes } from '@/lib/routes'

/** Articles with where they stand, and what is being done to them. */
export function WorkList({ entries }: { entries: readonly WorkEntry[] }) {
  return (
    <ul className="divide-y divide-rule rounded-xl border border-rule bg-panel">
      {entries.map((entry) => (
        <li key={entry.id} className="grid gap-1 px-4 py-3.5 hover:bg-hover">
          <h2 className="font-serif text-[1.15rem] leading-snug">
            <Link
              href={routes.editorArticle(entry.slug)}
              className="inline-block py-0.5 underline-offset-4 hover:underline"
            >
              {entry.title}
            </Link>
          </h2>
          <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-muted">
            <Standing entry={entry} />
            {entry.draft && (
              <span>
                Draft saved <Time at={entry.draft.savedAt} />
                {entry.draft.by && ` by ${entry.draft.by}`}
                {entry.draft.isBehind && '; there is a newer revision'}
              </span>
            )}
          </p>
          {entry.schedule && <Scheduled schedule={entry.schedule} />}
        </li>
      ))}
    </ul>
  )
}

function Standing({ entry: { standing, revision, createdAt, firstPublishedAt } }: { entry: WorkEntry }) {
  return (
    <span>
      <span className="font-medium text-soft">{standingLabels[standing]}</span>{' '}
      <Time at={firstPublishedAt ?? createdAt} />
      {revision > 1 && ` · revision ${revision}`}
    </span>
  )
}

function Scheduled({ schedule: { at, by, problem } }: { schedule: NonNullable<WorkEntry['schedule']> }) {
  if (problem)
    return (
      <p className="text-sm font-medium text-false">
        Not published at {exactTime(at)}. {refusalWords(problem)}
      </p>
    )
  return (
    <p className="text-sm text-soft">
      To be published at <time dateTime={at}>{exactTime(at)}</time>
      {by && `, ${by} decided`}
    </p>
  )
}
