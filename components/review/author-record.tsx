import { Time } from '@/components/annotation/time'
import { PersonLink } from '@/components/person/person-link'
import { SectionTitle } from '@/components/ui/column'
import type { AuthorRecord as Record } from '@/lib/review/read-record'
import { sanctionWords, standingLabels } from '@/lib/review/words'

/** How somebody's work has fared at the desk so far. */
export function AuthorRecord({ record }: { record: Record }) {
  const { checks, comments, flags } = record
  const rows: [string, string][] = [
    ['Published', ofAll(checks.published, checks.decided)],
    ['Rejected', String(checks.rejected)],
    ['Reversed later', String(record.reversed)],
    ['Comments hidden', String(comments.hidden)],
    ['Reports upheld', ofAll(flags.upheld, flags.upheld + flags.dismissed)],
  ]
  return (
    <section className="grid gap-1">
      <div className="flex items-baseline justify-between gap-3">
        <SectionTitle>
          <PersonLink person={record} />
        </SectionTitle>
        <span className="text-xs text-muted">
          {standingLabels[record.standing]} · since <Time at={record.joinedAt} />
        </span>
      </div>
      {record.sanctions.map(({ kind, until }) => (
        <p key={`${kind}${until}`} className="text-sm font-medium text-false">
          {sanctionWords(kind)}{' '}
          {until ? (
            <>
              until <Time at={until} />
            </>
          ) : (
            'in force'
          )}
        </p>
      ))}
      <dl className="text-sm">
        {rows.map(([term, value]) => (
          <div key={term} className="flex justify-between border-b border-rule py-0.5">
            <dt>{term}</dt>
            <dd className="tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function ofAll(part: number, all: number): string {
  return all === 0 ? 'none yet' : `${part} of ${all}`
}
