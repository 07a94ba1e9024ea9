import { VerdictBadge } from '@/components/fact-check/verdict'
import { counted } from '@/lib/article/tally'
import type { WorkCounts } from '@/lib/person/queries'
import { type Acceptance, acceptanceOf } from '@/lib/person/standing'

/** What someone has published, in numbers, and how much of what was decided was accepted. */
export function WorkRecord({ counts: { record, verdicts, comments } }: { counts: WorkCounts }) {
  const acceptance = acceptanceOf(record)
  return (
    <section aria-label="In numbers" className="grid gap-4 border-y border-rule py-5">
      <dl className="flex flex-wrap gap-x-10 gap-y-4">
        <Figure name="Published checks" value={record.published} />
        {record.corrected > 0 && <Figure name="of them corrected" value={record.corrected} />}
        {record.retracted > 0 && <Figure name="Retracted" value={record.retracted} />}
        <Figure name={comments === 1 ? 'Comment' : 'Comments'} value={comments} />
      </dl>
      {verdicts.length > 0 && (
        <ul aria-label="Verdicts" className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {verdicts.map(({ verdict, count }) => (
            <li key={verdict}>
              <VerdictBadge verdict={verdict} count={count} />
            </li>
          ))}
        </ul>
      )}
      {acceptance && <AcceptanceLine acceptance={acceptance} />}
    </section>
  )
}

function Figure({ name, value }: { name: string; value: number }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="font-serif text-[1.75rem] leading-tight tabular-nums">
        {value.toLocaleString('en-GB')}
      </dd>
    </div>
  )
}

function AcceptanceLine({ acceptance: { published, decided, percent } }: { acceptance: Acceptance }) {
  return (
    <p className="text-sm text-soft">
      <b className="font-semibold text-ink">
        {published} of {counted(decided, 'decided check')} stand published ({percent} %).
      </b>{' '}
      Decided are checks that were published, rejected or retracted; what waits or went back for changes is
      not counted.
    </p>
  )
}
