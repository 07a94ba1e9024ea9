import type { Metadata } from 'next'
import { ChainHead } from '@/components/record/chain-head'
import { Entry } from '@/components/record/entry'
import { RecordFilterForm } from '@/components/record/filter'
import { MedianLine } from '@/components/record/median-line'
import { TakeAlong } from '@/components/record/take-along'
import { buttonClass } from '@/components/ui/button'
import { Column, PageTitle } from '@/components/ui/column'
import { mostInFile } from '@/lib/record/file'
import { filterQuery, readEntryId, readRecordFilter } from '@/lib/record/filter'
import { findRecordHead, listFilterChoices, listRecord } from '@/lib/record/queries'
import { routes } from '@/lib/routes'

export const metadata: Metadata = {
  title: 'The public record',
  description: 'Every decision of the moderators, with its reason, for anyone to read.',
  alternates: { canonical: routes.record(), types: { 'application/atom+xml': routes.recordFeed() } },
}

export default async function RecordPage({ searchParams }: PageProps<'/record'>) {
  const params = await searchParams
  const filter = readRecordFilter(params)
  const before = readEntryId(params.before)
  const [{ entries, next, names }, head] = await Promise.all([
    listRecord({ ...filter, before }),
    findRecordHead(),
  ])
  const choices = await listFilterChoices(names)
  return (
    <Column>
      <div className="grid gap-6">
        <div className="grid gap-2">
          <PageTitle>The public record</PageTitle>
          <p className="text-soft">
            Every decision with its reason, newest first. What was not published is not quoted here.
          </p>
          <MedianLine />
        </div>
        <RecordFilterForm filter={filter} choices={choices} />
        <TakeAlong filter={filter} most={mostInFile} />
        {entries.length > 0 ? (
          <ol aria-label="Entries" className="divide-y divide-rule border-y border-rule">
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ol>
        ) : (
          <p className="text-soft">
            Nothing on the record fits. Decisions appear here as soon as they are made.
          </p>
        )}
        <Pages query={filterQuery(filter)} isLater={before !== null} next={next} />
        <ChainHead head={head} />
      </div>
    </Column>
  )
}

function Pages({
  query,
  isLater,
  next,
}: {
  query: Record<string, string>
  isLater: boolean
  next: string | null
}) {
  if (!isLater && !next) return null
  return (
    <nav aria-label="Pages of the record" className="flex gap-3">
      {isLater && (
        <a href={routes.record(query)} className={buttonClass()}>
          The newest
        </a>
      )}
      {next && (
        <a href={routes.record({ ...query, before: next })} className={buttonClass()}>
          Earlier
        </a>
      )}
    </nav>
  )
}
