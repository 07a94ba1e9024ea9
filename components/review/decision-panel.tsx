import Link from 'next/link'
import { Time } from '@/components/annotation/time'
import { PersonLink } from '@/components/person/person-link'
import { AskSecond } from '@/components/review/ask-second'
import { AuthorRecord } from '@/components/review/author-record'
import { DecideCase } from '@/components/review/decide-case'
import { SecondOpinion } from '@/components/review/second-opinion'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { exactTime } from '@/lib/dates'
import type { Case, CaseHead } from '@/lib/review/queries'
import { reasonLabel } from '@/lib/review/reasons'
import { outcomeDeeds } from '@/lib/review/words'
import { routes } from '@/lib/routes'

/** The right-hand side of the desk: what the viewer may do with the case, and what its author's record is. */
export function DecisionPanel({ given: { head, check } }: { given: Case }) {
  const { lease } = head
  return (
    <aside aria-label="Decision" className="grid content-start gap-6">
      {head.second && <SecondOpinion second={head.second} />}
      {head.closed ? (
        <Decided id={head.id} closed={head.closed} />
      ) : !head.canDecide ? (
        <Notice>
          You have a part in this: your own words, or an article you edited. A colleague must decide it.
        </Notice>
      ) : head.second?.own ? null : lease && !lease.isViewer ? (
        <Notice>
          {lease.name} holds this case until {exactTime(lease.expiresAt)}. After that you can take it over.
        </Notice>
      ) : (
        <DecideCase
          key={head.id}
          id={head.id}
          version={head.version}
          decisions={head.decisions}
          heldUntil={lease?.expiresAt ?? null}
        />
      )}
      {head.canAskSecond && head.canDecide && (!lease || lease.isViewer) && <AskSecond id={head.id} />}
      {check?.canRetract && (
        <Link href={routes.retractCheck(check.check.id)} className="text-sm underline underline-offset-4">
          Retract the published check
        </Link>
      )}
      {head.why.length > 0 && !head.closed && (
        <p className="text-sm text-muted">
          Why here:{' '}
          {head.why.map(({ words, hours }) => `${words} (${hours > 0 ? '+' : ''}${hours} h)`).join(', ')}
        </p>
      )}
      {check && <AuthorRecord author={check.check.author} record={check.record} />}
    </aside>
  )
}

function Decided({ id, closed }: { id: string; closed: NonNullable<CaseHead['closed']> }) {
  const { who, outcome, at, reasonCode, reason } = closed
  return (
    <div role="status" className="grid justify-items-start gap-3">
      <p className="font-semibold">Decided</p>
      <p className="text-soft">
        {who ? <PersonLink person={who} /> : 'Its author'} {outcomeDeeds[outcome]} on <Time at={at} />
        {reasonCode && `: ${reasonLabel(reasonCode)}`}
        {reason && `. ${reason}`}
      </p>
      <p className="text-soft">Nothing is left to decide here.</p>
      <Link href={routes.reviewNext(id)} className={buttonClass('primary')}>
        Next case
      </Link>
    </div>
  )
}
