import { Time } from '@/components/annotation/time'
import { Section } from '@/components/ui/column'
import { counted } from '@/lib/article/tally'
import { flagReasonLabel } from '@/lib/flag/reasons'

type Report = { reasonCode: string; note: string | null; name: string; at: string }

/** Who reports what is judged here, and why. */
export function ReportList({ reports }: { reports: Report[] }) {
  if (reports.length === 0) return null
  return (
    <Section title={`Reported by ${counted(reports.length, 'reader')}`}>
      <ul className="grid gap-1.5 rounded-xl border border-rule bg-panel px-4 py-3">
        {reports.map(({ reasonCode, note, name, at }) => (
          <li key={`${name}${at}`}>
            <b className="font-medium">{flagReasonLabel(reasonCode)}</b>{' '}
            <span className="text-sm text-muted">
              · {name}, <Time at={at} />
            </span>
            {note && <span className="block text-soft">“{note}”</span>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
