import Link from 'next/link'
import { Time } from '@/components/annotation/time'
import { VerdictBadge } from '@/components/fact-check/verdict'
import type { SimilarClaim } from '@/lib/claim/similar'
import { type CheckLifeState, stateLabels } from '@/lib/fact-check/life'
import type { Precedent } from '@/lib/review/queries'
import { routes } from '@/lib/routes'

const link = 'underline decoration-rule underline-offset-4 hover:decoration-ink'

/** How the same paragraph, and claims like this one, were judged before. */
export function Precedents({ precedents, similar }: { precedents: Precedent[]; similar: SimilarClaim[] }) {
  if (precedents.length + similar.length === 0)
    return <p className="text-muted">None: no other check of this paragraph, and no claim like it.</p>
  return (
    <ul className="grid gap-1.5">
      {precedents.map(({ id, claim, verdict, state, author, at }) => (
        <li key={id} className="flex flex-wrap items-baseline gap-x-2">
          <VerdictBadge verdict={verdict} />
          <Link href={routes.reviewCase(id)} className={link}>
            {claim}
          </Link>
          <span className="text-sm text-muted">
            This paragraph · {stateLabels[state as CheckLifeState]} · {author} · <Time at={at} />
          </span>
        </li>
      ))}
      {similar.map(({ factCheckId, claim, verdict, author, article }) => (
        <li key={factCheckId} className="flex flex-wrap items-baseline gap-x-2">
          <VerdictBadge verdict={verdict} />
          <Link href={routes.factCheck(factCheckId)} className={link}>
            {claim}
          </Link>
          <span className="text-sm text-muted">
            Similar claim · {author} · {article}
          </span>
        </li>
      ))}
    </ul>
  )
}
