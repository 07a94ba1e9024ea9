import Link from 'next/link'
import { Time } from '@/components/annotation/time'
import { VerdictBadge } from '@/components/fact-check/verdict'
import type { OwnCheck as Own } from '@/lib/account/queries'
import { placeWords } from '@/lib/fact-check/place'
import { reasonLabel } from '@/lib/review/reasons'
import { routes } from '@/lib/routes'

/** One of the viewer's own checks in a list. */
export function OwnCheck({ check }: { check: Own }) {
  const { decision } = check
  return (
    <li className="grid gap-1 px-4 py-3.5">
      <p className="font-semibold">
        <Link href={routes.editFactCheck(check.id)} className="underline-offset-4 hover:underline">
          {check.claim}
        </Link>
      </p>
      <p className="text-sm text-muted">
        <VerdictBadge verdict={check.verdict} />
        {check.place !== null && <b className="font-semibold text-ink"> · {placeWords(check.place)}</b>} ·{' '}
        {check.article} · <Time at={check.at} />
        {check.isPublic && (
          <>
            {' · '}
            <Link href={routes.factCheck(check.id)} className="text-ink underline underline-offset-4">
              Public page
            </Link>
          </>
        )}
      </p>
      {decision && check.state !== 'published' && check.state !== 'draft' && (
        <p className="text-sm text-soft">
          {decision.who}: {reasonLabel(decision.reasonCode)}
          {decision.reason && `. ${decision.reason}`}
        </p>
      )}
    </li>
  )
}
