import Link from 'next/link'
import { Time } from '@/components/annotation/time'
import { VerdictBadge } from '@/components/fact-check/verdict'
import type { OwnCheck as Own } from '@/lib/account/queries'
import type { CheckLifeState } from '@/lib/fact-check/life'
import { placeWords } from '@/lib/fact-check/place'
import { reasonLabel } from '@/lib/review/reasons'
import { routes } from '@/lib/routes'

const link = 'text-ink underline decoration-rule underline-offset-4 hover:decoration-ink'

/** What can be done with a check, as the words of the way to it. */
const nextSteps: Record<CheckLifeState, string | null> = {
  draft: 'Go on writing',
  submitted: 'Edit or take back',
  'changes-requested': 'Change and submit again',
  rejected: 'Mend and submit again',
  published: 'Correct it',
  retracted: null,
}

/** One of the viewer's own checks in a list. */
export function OwnCheck({ check }: { check: Own }) {
  const { decision, state } = check
  const step = nextSteps[state]
  return (
    <li className="grid gap-1 px-4 py-3.5">
      <p dir="auto" className="font-semibold">
        <Link href={routes.editFactCheck(check.id)} className="underline-offset-4 hover:underline">
          {check.claim}
        </Link>
      </p>
      <p className="text-sm text-muted">
        <VerdictBadge verdict={check.verdict} />
        {state === 'retracted' && <b className="font-semibold text-ink"> · Retracted</b>}
        {check.place !== null && <b className="font-semibold text-ink"> · {placeWords(check.place)}</b>} ·{' '}
        <bdi>{check.article}</bdi> · <Time at={check.at} />
      </p>
      {decision && state !== 'published' && state !== 'draft' && (
        <p className="text-sm text-soft">
          {decision.who}: {reasonLabel(decision.reasonCode)}
          {decision.reason && `. ${decision.reason}`}
        </p>
      )}
      <p className="flex flex-wrap gap-x-4 text-sm">
        {step && (
          <Link
            href={routes.editFactCheck(check.id)}
            aria-label={`${step}: ${check.claim}`}
            className={`inline-flex min-h-11 items-center sm:min-h-0 ${link}`}
          >
            {step}
          </Link>
        )}
        {check.isPublic && (
          <Link
            href={routes.factCheck(check.id)}
            aria-label={`Public page of ${check.claim}`}
            className={`inline-flex min-h-11 items-center sm:min-h-0 ${link}`}
          >
            Public page
          </Link>
        )}
      </p>
    </li>
  )
}
