import { AppealAnswer } from '@/components/sanction/appeal-answer'
import { LiftForm } from '@/components/sanction/lift-form'
import { SanctionSpan } from '@/components/sanction/sanction-span'
import { can, type PersonState, type Viewer } from '@/lib/policy'
import { sanctionOf } from '@/lib/sanction/kinds'
import type { SanctionView } from '@/lib/sanction/queries'

type Props = { sanctions: SanctionView[]; viewer: Viewer; person: PersonState }

/** All that was ever decided about somebody, what is in force with the way back. */
export function SanctionHistory({ sanctions, viewer, person }: Props) {
  if (sanctions.length === 0) return <p className="text-muted">None, ever.</p>
  return (
    <ul className="divide-y divide-rule rounded-xl border border-rule bg-panel">
      {sanctions.map((sanction) => (
        <li key={sanction.id} className="grid gap-2 px-4 py-3.5">
          <p>
            <b className={sanction.isOver ? 'font-semibold' : 'font-semibold text-false'}>
              {sanctionOf(sanction.kind).label}
            </b>{' '}
            <span className="text-sm text-muted">
              by {sanction.issuer ?? 'the operator'} · <SanctionSpan sanction={sanction} />
            </span>
          </p>
          <p className="whitespace-pre-line">{sanction.reason}</p>
          {sanction.lifted && (
            <p className="text-sm">
              Lifted by {sanction.lifted.by ?? 'the operator'}: {sanction.lifted.reason}
            </p>
          )}
          {sanction.appeal && <AppealAnswer appeal={sanction.appeal} />}
          {!sanction.isOver && mayLift(viewer, person, sanction) && (
            <LiftForm id={sanction.id} label={sanctionOf(sanction.kind).label.toLowerCase()} />
          )}
        </li>
      ))}
    </ul>
  )
}

function mayLift(viewer: Viewer, person: PersonState, { kind, startsAt, endsAt }: SanctionView): boolean {
  const days = endsAt ? Math.ceil((Date.parse(endsAt) - Date.parse(startsAt)) / 86_400_000) : null
  return can(viewer, 'sanction.lift', person, { kind, days })
}
