import Link from 'next/link'
import { Time } from '@/components/annotation/time'
import { PersonLink } from '@/components/person/person-link'
import { AuthorRecord } from '@/components/review/author-record'
import { DecideCase } from '@/components/review/decide-case'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { exactTime } from '@/lib/dates'
import { decisionLabels, stateLabels } from '@/lib/fact-check/life'
import type { Check } from '@/lib/fact-check/shape'
import type { Case } from '@/lib/review/queries'
import { reasonLabel } from '@/lib/review/reasons'
import { routes } from '@/lib/routes'

/** The right-hand side of the desk: what the viewer may do with the case, and what its author's record is. */
export function DecisionPanel({ given, canDecide }: { given: Case; canDecide: boolean }) {
  const { check, lease } = given
  return (
    <aside aria-label="Decision" className="grid content-start gap-6">
      {check.state !== 'submitted' ? (
        <Decided check={check} />
      ) : !canDecide ? (
        <Notice>This is your own check, or one on an article you edited. A colleague must decide it.</Notice>
      ) : lease && !lease.isViewer ? (
        <Notice>
          {lease.name} holds this case until {exactTime(lease.expiresAt)}. After that you can take it over.
        </Notice>
      ) : (
        <DecideCase
          key={check.id}
          id={check.id}
          version={check.version}
          heldUntil={lease?.expiresAt ?? null}
        />
      )}
      <AuthorRecord author={check.author} record={given.record} />
    </aside>
  )
}

function Decided({ check }: { check: Check }) {
  const step = check.steps.findLast(({ kind, version }) => kind !== 'submitted' && version === check.version)
  return (
    <div className="grid justify-items-start gap-3">
      <p className="font-semibold">{stateLabels[check.state]}</p>
      {step && step.kind !== 'submitted' && (
        <p className="text-soft">
          <PersonLink person={{ handle: step.handle, name: step.who }} /> {decisionLabels[step.kind]} version{' '}
          {step.version} on <Time at={step.at} />
          {step.reasonCode && `: ${reasonLabel(step.reasonCode)}`}
          {step.reason && `. ${step.reason}`}
        </p>
      )}
      <p className="text-soft">Nothing is left to decide here.</p>
      <Link href={routes.reviewNext(check.id)} className={buttonClass('primary')}>
        Next case
      </Link>
    </div>
  )
}
