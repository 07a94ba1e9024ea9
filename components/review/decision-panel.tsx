import Link from 'next/link'
import { v4 as newKey } from 'uuid'
import { Time } from '@/components/annotation/time'
import { PersonLink } from '@/components/person/person-link'
import { AskSecond } from '@/components/review/ask-second'
import { AuthorRecord } from '@/components/review/author-record'
import { CaseNotes } from '@/components/review/case-notes'
import { DecideCase } from '@/components/review/decide-case'
import { DeskKeys } from '@/components/review/desk-keys'
import { SecondOpinion } from '@/components/review/second-opinion'
import { WhoLooks } from '@/components/review/who-looks'
import { WhyHere } from '@/components/review/why-here'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { exactTime } from '@/lib/dates'
import { type Case, type CaseHead, templateValues } from '@/lib/review/queries'
import { reasonLabel } from '@/lib/review/reasons'
import { outcomeDeeds } from '@/lib/review/words'
import { routes } from '@/lib/routes'
import { fillTemplate } from '@/lib/template/fill'

type Props = { given: Case; query: Record<string, string> }

/** The right-hand side of the desk: what the viewer may do with the case, and what its author's record is. */
export function DecisionPanel({ given, query }: Props) {
  const { head, check, author, notes } = given
  return (
    <aside aria-label="Decision" className="grid content-start gap-4.5">
      <div className="grid gap-3">
        <WhoLooks key={head.id} id={head.id} />
        {head.second && <SecondOpinion second={head.second} />}
        <Decision given={given} query={query} />
        {head.canAskSecond && head.canDecide && (!head.lease || head.lease.isViewer) && (
          <AskSecond id={head.id} />
        )}
        {check?.canRetract && (
          <Link href={routes.retractCheck(check.check.id)} className="text-sm underline underline-offset-4">
            Retract the published check
          </Link>
        )}
      </div>
      {author && <AuthorRecord record={author} />}
      {!head.closed && <WhyHere openedAt={head.openedAt} why={head.why} />}
      {head.canDecide && <CaseNotes key={head.id} id={head.id} notes={notes} firstKey={newKey()} />}
      <DeskKeys />
    </aside>
  )
}

function Decision({ given, query }: Props) {
  const { head, templates } = given
  const { lease } = head
  if (head.closed) return <Decided id={head.id} closed={head.closed} query={query} />
  if (!head.canDecide)
    return (
      <Notice>
        You have a part in this: your own words, or an article you edited. A colleague must decide it.
      </Notice>
    )
  if (head.second?.own) return null
  if (lease && !lease.isViewer)
    return (
      <Notice>
        {lease.name} holds this case until {exactTime(lease.expiresAt)}. After that you can take it over.
      </Notice>
    )
  const values = templateValues(given)
  return (
    <DecideCase
      key={head.id}
      id={head.id}
      version={head.version}
      decisions={head.decisions}
      heldUntil={lease?.expiresAt ?? null}
      templates={templates.map((one) => ({ ...one, words: fillTemplate(one.words, values) }))}
      query={query}
    />
  )
}

type DecidedProps = {
  id: string
  closed: NonNullable<CaseHead['closed']>
  query: Record<string, string>
}

function Decided({ id, closed, query }: DecidedProps) {
  const { who, outcome, at, reasonCode, reason, isUndone } = closed
  return (
    <div role="status" className="grid justify-items-start gap-3">
      <p className="font-semibold">{isUndone ? 'Taken back' : 'Decided'}</p>
      <p className={`text-soft ${isUndone ? 'line-through' : ''}`}>
        {who ? <PersonLink person={who} /> : 'Its author'} {outcomeDeeds[outcome]} on <Time at={at} />
        {reasonCode && `: ${reasonLabel(reasonCode)}`}
        {reason && `. ${reason}`}
      </p>
      <p className="text-soft">
        {isUndone
          ? 'The decision was taken back before anybody was told. A new case stands in its place.'
          : 'Nothing is left to decide here.'}
      </p>
      <Link href={routes.reviewNext(id, query)} className={buttonClass('primary')}>
        Next case
      </Link>
    </div>
  )
}
