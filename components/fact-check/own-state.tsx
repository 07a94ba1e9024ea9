import Link from 'next/link'
import { WithdrawCheck } from '@/components/fact-check/withdraw-check'
import { type CheckLifeState, stateAfter, stateLabels } from '@/lib/fact-check/life'
import { placeWords } from '@/lib/fact-check/place'
import type { Check } from '@/lib/fact-check/shape'
import { reasonLabel } from '@/lib/review/reasons'
import { routes } from '@/lib/routes'

const nextSteps: Record<CheckLifeState, string> = {
  draft: 'Nobody but you sees this. Submit it when it is ready.',
  submitted: 'Only you and the desk see it until it is published.',
  'changes-requested': 'Change what was asked for below and submit it again.',
  rejected: 'You can edit it and submit it again.',
  published:
    'Everyone sees it. Editing submits a correction; this version stays public until that is decided.',
  retracted: 'It stays visible, struck, with the reason.',
}

/** Where one's own check stands, why, and what can be done now. */
export function OwnState({ check, place }: { check: Check; place: number | null }) {
  const decision = check.steps.findLast(
    ({ kind, version }) => kind !== 'submitted' && version === check.version,
  )
  return (
    <section
      className="grid justify-items-start gap-3 rounded-xl border border-rule bg-panel px-5 py-4"
      aria-label="Where it stands"
    >
      <p className="text-lg font-semibold">
        {stateLabels[check.state]}
        {place !== null && ` · ${placeWords(place)}`}
      </p>
      {decision?.reasonCode && (
        <p>
          <b className="font-semibold">{decision.who}:</b> {reasonLabel(decision.reasonCode)}
          {decision.reason && `. ${decision.reason}`}
        </p>
      )}
      <p className="text-soft">{nextSteps[check.state]}</p>
      {check.isPublic && (
        <Link href={routes.factCheck(check.id)} className="underline underline-offset-4">
          Public page
        </Link>
      )}
      {stateAfter(check.state, 'withdraw') && <WithdrawCheck id={check.id} version={check.version} />}
    </section>
  )
}
