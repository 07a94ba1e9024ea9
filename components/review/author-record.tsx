import { PersonLink } from '@/components/person/person-link'
import { SectionTitle } from '@/components/ui/column'
import type { CheckCase } from '@/lib/review/queries'

type Author = { handle: string; name: string }

/** How an author's checks have fared at the desk so far. */
export function AuthorRecord({ author, record }: { author: Author; record: CheckCase['record'] }) {
  const rows = [
    ['Published', `${record.published} of ${record.submitted}`],
    ['Rejected', String(record.rejected)],
  ]
  return (
    <section className="grid gap-1.5">
      <SectionTitle>
        <PersonLink person={author} />
      </SectionTitle>
      <dl className="text-sm">
        {rows.map(([term, value]) => (
          <div key={term} className="flex justify-between border-b border-rule py-1">
            <dt>{term}</dt>
            <dd className="tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
