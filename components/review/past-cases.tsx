import Link from 'next/link'
import { Time } from '@/components/annotation/time'
import { Section } from '@/components/ui/column'
import type { CaseKind, CaseOutcome } from '@/lib/review/kinds'
import type { PastCase } from '@/lib/review/read-past'
import { reasonLabel } from '@/lib/review/reasons'
import { outcomeDeeds, pastKinds } from '@/lib/review/words'
import { routes } from '@/lib/routes'

/** How the same thing was decided before. What was taken back is there, struck. */
export function PastCases({ past }: { past: PastCase[] }) {
  if (past.length === 0) return null
  return (
    <Section title="Earlier at the desk">
      <ul className="grid gap-1.5">
        {past.map(({ id, kind, outcome, who, at, reasonCode, reason, isUndone }) => (
          <li key={id}>
            <Link
              href={routes.reviewCase(id)}
              className="underline decoration-rule underline-offset-4 hover:decoration-ink"
            >
              {pastKinds[kind as CaseKind]}
            </Link>
            {': '}
            <span className={isUndone ? 'line-through' : undefined}>
              {who ?? 'its author'} {outcomeDeeds[outcome as CaseOutcome]}
            </span>{' '}
            <span className="text-sm text-muted">
              {isUndone && 'taken back · '}
              <Time at={at} />
              {reasonCode && ` · ${reasonLabel(reasonCode)}`}
              {reason && `: ${reason}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
