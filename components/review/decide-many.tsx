'use client'

import Link from 'next/link'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button, buttonClass } from '@/components/ui/button'
import { TextArea } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { refusalWords } from '@/lib/refusal-words'
import { decideTogether } from '@/lib/review/actions'
import { type BulkCase, type BulkDeed, type BulkOutcome, bulkReasons, writeChosen } from '@/lib/review/bulk'
import type { CaseDecision } from '@/lib/review/kinds'
import { bulkEffect, kindWords } from '@/lib/review/words'
import { routes } from '@/lib/routes'

/** What will happen to each of many cases, the one reason for it, and afterwards what has happened to each. */
export function DecideMany({ deed, cases, back }: { deed: BulkDeed; cases: BulkCase[]; back: string }) {
  const [state, action, isPending] = useSend(decideTogether)
  const able = cases.flatMap(({ decision, ...one }) => (decision ? [{ ...one, decision }] : []))
  const outcomes = state.status === 'done' ? state.value : null
  const problems = state.status === 'invalid' ? state.problems : {}
  const values = 'values' in state ? state.values : {}
  return (
    <div className="grid gap-5">
      {outcomes ? <Summary outcomes={outcomes} back={back} /> : <Forecast able={able} all={cases.length} />}
      <BulkTable cases={cases} outcomes={outcomes} />
      {state.status === 'refused' && <Notice look="problem">{problemWords(state)}</Notice>}
      {!outcomes && able.length > 0 && (
        <form action={action} onSubmit={oneAtATime(isPending)} noValidate className="grid max-w-xl gap-4">
          <input type="hidden" name="cases" value={writeChosen(able)} />
          {problems.cases && <Notice look="problem">{problems.cases}</Notice>}
          <Reasons deed={deed} chosen={String(values.reasonCode ?? '')} problem={problems.reasonCode} />
          <TextArea
            label="In your words"
            name="reason"
            optional
            hint="Shown to each author and on the record."
            rows={2}
            defaultValue={String(values.reason ?? '')}
            problem={problems.reason}
          />
          <Button
            type="submit"
            look="primary"
            aria-disabled={isPending}
            className="min-h-11 justify-self-start"
          >
            {isPending ? 'Deciding…' : buttonWords(deed, able.length)}
          </Button>
        </form>
      )}
    </div>
  )
}

function buttonWords(deed: BulkDeed, count: number): string {
  if (deed === 'hide') return count === 1 ? 'Hide 1 comment' : `Hide ${count} comments`
  return count === 1 ? 'Let 1 stand' : `Let ${count} stand`
}

function Forecast({ able, all }: { able: { isShown: boolean; decision: CaseDecision }[]; all: number }) {
  const vanish = able.filter(({ decision, isShown }) => decision === 'hide' && isShown).length
  const parts = [
    able.length === 0 ? 'Nothing can be done with these.' : `${able.length} of ${all} will be decided.`,
    vanish > 0 ? `${vanish} will vanish from where everyone reads ${vanish === 1 ? 'it' : 'them'} now.` : '',
    able.length > 0 ? 'Each is decided by itself, with an entry of its own on the record.' : '',
  ]
  return <p className="text-soft">{parts.filter(Boolean).join(' ')}</p>
}

function Summary({ outcomes, back }: { outcomes: BulkOutcome[]; back: string }) {
  const done = outcomes.filter(({ isDone }) => isDone).length
  return (
    <div className="grid justify-items-start gap-3">
      <Notice look={done === outcomes.length ? 'good' : 'calm'}>
        {done} of {outcomes.length} decided.
        {done < outcomes.length && ' What could not be done is said at each.'}
      </Notice>
      <Link href={back} className={buttonClass('primary')}>
        Back to the queue
      </Link>
    </div>
  )
}

function Reasons({ deed, chosen, problem }: { deed: BulkDeed; chosen: string; problem: string | undefined }) {
  return (
    <fieldset aria-describedby={problem ? 'reasonCode-problem' : undefined}>
      <legend className="mb-1 text-sm font-semibold">One reason for all</legend>
      {bulkReasons(deed).map(({ code, label }) => (
        <label key={code} className="flex min-h-8 items-center gap-2 text-sm pointer-coarse:min-h-11">
          <input
            type="radio"
            name="reasonCode"
            value={code}
            defaultChecked={code === chosen}
            className="size-4 accent-(--ink)"
          />
          {label}
        </label>
      ))}
      {problem && (
        <p id="reasonCode-problem" role="alert" className="text-sm font-medium text-false">
          {problem}
        </p>
      )}
    </fieldset>
  )
}

function BulkTable({ cases, outcomes }: { cases: BulkCase[]; outcomes: BulkOutcome[] | null }) {
  return (
    <ol aria-label={outcomes ? 'What has happened' : 'What will happen'} className="border-t border-rule">
      {cases.map((one) => (
        <li
          key={one.id}
          className="grid gap-x-6 gap-y-1 border-b border-rule py-2.5 sm:grid-cols-[1fr_13rem]"
        >
          <div className="min-w-0">
            <p dir="auto" className="line-clamp-2">
              <Link href={routes.reviewCase(one.id)} className="underline-offset-4 hover:underline">
                “{one.words}”
              </Link>
            </p>
            <p className="truncate text-sm text-muted">
              {kindWords(one.kind, 'comment', one.reports)} · {one.author}
              {one.article && ` · ${one.article}`}
              {one.paragraph && ` · ¶ ${one.paragraph}`}
            </p>
          </div>
          <p className="text-sm">
            <Effect one={one} outcome={outcomes?.find(({ id }) => id === one.id)} />
          </p>
        </li>
      ))}
    </ol>
  )
}

function Effect({ one, outcome }: { one: BulkCase; outcome: BulkOutcome | undefined }) {
  if (outcome && !outcome.isDone)
    return <span className="font-medium text-false">{refusalWords(outcome.refusal, outcome.detail)}</span>
  const effect = one.decision ? bulkEffect(one.decision, one.isShown, one.reports) : one.obstacle
  if (outcome) return <span className="font-medium text-accurate">Done: {effect}</span>
  return <span className={one.decision ? undefined : 'text-muted'}>{effect}</span>
}
