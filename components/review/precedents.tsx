import Link from 'next/link'
import { Time } from '@/components/annotation/time'
import { VerdictBadge } from '@/components/fact-check/verdict'
import { type CheckLifeState, stateLabels } from '@/lib/fact-check/life'
import type { Precedent } from '@/lib/review/queries'
import { routes } from '@/lib/routes'

/** How the same paragraph was judged before. */
export function Precedents({ precedents }: { precedents: Precedent[] }) {
  if (precedents.length === 0) return <p className="text-muted">None: this is the first.</p>
  return (
    <ul className="grid gap-2">
      {precedents.map(({ id, claim, verdict, state, author, at }) => (
        <li key={id} className="flex flex-wrap gap-x-2">
          <VerdictBadge verdict={verdict} />
          <Link
            href={routes.reviewCase(id)}
            className="underline decoration-rule underline-offset-4 hover:decoration-ink"
          >
            {claim}
          </Link>
          <span className="text-sm text-muted">
            {stateLabels[state as CheckLifeState]} · {author} · <Time at={at} />
          </span>
        </li>
      ))}
    </ul>
  )
}
