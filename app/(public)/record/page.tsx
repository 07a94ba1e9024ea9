import type { Metadata } from 'next'
import { Entry } from '@/components/record/entry'
import { RecordFilter } from '@/components/record/filter'
import { buttonClass } from '@/components/ui/button'
import { Column, PageTitle } from '@/components/ui/column'
import { isPublicKind } from '@/lib/event/kinds'
import { listRecord } from '@/lib/record/queries'
import { routes } from '@/lib/routes'

export const metadata: Metadata = {
  title: 'The public record',
  description: 'Every decision of the moderators, with its reason, for anyone to read.',
  alternates: { canonical: routes.record() },
}

export default async function RecordPage({ searchParams }: PageProps<'/record'>) {
  const { before: askedBefore, kind: askedKind } = await searchParams
  const before = typeof askedBefore === 'string' && /^\d{1,18}$/.test(askedBefore) ? askedBefore : null
  const kind = typeof askedKind === 'string' && isPublicKind(askedKind) ? askedKind : null
  const { entries, next } = await listRecord({ before, kind })
  return (
    <Column>
      <div className="grid gap-6">
        <div className="grid gap-2">
          <PageTitle>The public record</PageTitle>
          <p className="text-soft">
            Every decision with its reason, newest first. What was not published is not quoted here.
          </p>
        </div>
        <RecordFilter chosen={kind} />
        {entries.length > 0 ? (
          <ol className="divide-y divide-rule border-y border-rule">
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ol>
        ) : (
          <p className="text-soft">
            Nothing of this kind has happened yet. Decisions appear here as soon as they are made.
          </p>
        )}
        <nav aria-label="Pages of the record" className="flex gap-3">
          {before && (
            <a href={routes.record({ kind: kind ?? undefined })} className={buttonClass()}>
              The newest
            </a>
          )}
          {next && (
            <a href={routes.record({ before: next, kind: kind ?? undefined })} className={buttonClass()}>
              Earlier
            </a>
          )}
        </nav>
      </div>
    </Column>
  )
}
