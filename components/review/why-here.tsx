import { waitedFor } from '@/lib/dates'
import type { Why } from '@/lib/review/priority'

/** Why a case stands where it stands in the queue, reckoned out: waiting, and what counts like so many hours of it. */
export function WhyHere({ openedAt, why }: { openedAt: string; why: Why[] }) {
  const now = new Date()
  const extra = why.reduce((sum, { hours }) => sum + hours, 0)
  const asIf = new Date(Date.parse(openedAt) - extra * 3_600_000).toISOString()
  const words = [`waiting ${waitedFor(openedAt, now)}`, ...why.map((one) => one.words)].join(', ')
  return (
    <details className="text-sm text-muted">
      <summary className="min-h-6 cursor-pointer">
        Why is this here? <span>{words}</span>
      </summary>
      <dl className="mt-1.5 grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5 tabular-nums">
        <dt>Waiting</dt>
        <dd className="text-right">{waitedFor(openedAt, now)}</dd>
        {why.map(({ words: reason, hours }) => (
          <div key={reason} className="contents">
            <dt>{reason}</dt>
            <dd className="text-right">{`${hours > 0 ? '+' : '−'} ${Math.abs(hours)} h`}</dd>
          </div>
        ))}
        <dt className="border-t border-rule pt-0.5">Stands as if it had waited</dt>
        <dd className="border-t border-rule pt-0.5 text-right">{waitedFor(asIf, now)}</dd>
      </dl>
      <p className="mt-1">The longest comes first. Each reason counts as so many hours of waiting.</p>
    </details>
  )
}
