'use client'

import { useState } from 'react'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { TextArea, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { publish, schedule } from '@/lib/editor/actions'
import type { FormState, FormValues } from '@/lib/form'

type Props = {
  id: string
  /** The revision and the saving that are looked at on this page. */
  from: number
  savings: number
  formKey: string
  /** Whether there is another text than readers know: why it is another is then to be said. */
  isRevision: boolean
  /** Whether a text that was read at the source waits for this article. */
  hasProposal: boolean
  /** When it is to be published, where that is decided already, as the field writes it. */
  at: string
  /** Why, as it was said before. */
  given: { reason: string; note: string }
}

const reasons = [
  { value: 'update', label: 'Update', hint: 'There is more to say.' },
  { value: 'correction', label: 'Correction', hint: 'Something was wrong; readers are told what.' },
] as const
const fromSource = {
  value: 'source',
  label: 'Changed at its source',
  hint: 'It was changed where it was read.',
}

/** Makes what is shown on the page public, now or at a time. */
export function PublishForm({ id, from, savings, formKey, isRevision, hasProposal, at, given }: Props) {
  const [published, send, isPublishing] = useSend(publish)
  const [scheduled, plan, isPlanning] = useSend(schedule)
  const isBusy = isPublishing || isPlanning
  const state = published.status === 'idle' ? scheduled : published
  const values = valuesIn(published) ?? valuesIn(scheduled) ?? {}
  const problems = { ...problemsIn(published), ...problemsIn(scheduled) }
  const sent = String(values.reason ?? given.reason)
  const [reason, setReason] = useState(sent)
  return (
    <form action={send} onSubmit={oneAtATime(isBusy)} noValidate className="grid gap-5">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="from" value={from} />
      <input type="hidden" name="savings" value={savings} />
      <input type="hidden" name="key" value={formKey} />
      <Refused state={state} />
      {isRevision && (
        <>
          <fieldset className="grid gap-1">
            <legend className="mb-1 text-sm font-semibold">Why</legend>
            {[...(hasProposal ? [fromSource] : []), ...reasons].map(({ value, label, hint }) => (
              <label key={value} className="flex min-h-11 cursor-pointer items-baseline gap-2.5 sm:min-h-8">
                <input
                  type="radio"
                  name="reason"
                  value={value}
                  defaultChecked={sent === value}
                  onChange={() => setReason(value)}
                  className="accent-ink"
                />
                <span>
                  {label} <span className="text-sm text-muted">{hint}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <TextArea
            id="note"
            name="note"
            label="What is changed"
            hint="Readers see it beside the text and in its history."
            optional={reason !== 'correction'}
            rows={2}
            defaultValue={String(values.note ?? given.note)}
            problem={problems.note}
          />
        </>
      )}
      <div className="grid gap-4 border-t border-rule pt-4 sm:grid-cols-2">
        <div className="grid content-end">
          <Button type="submit" look="primary" aria-disabled={isBusy} className="min-h-11 justify-self-start">
            {isPublishing ? 'Publishing…' : 'Publish now'}
          </Button>
        </div>
        <div className="grid gap-2">
          <TextField
            id="at"
            name="at"
            type="datetime-local"
            label="Or at a time, in UTC"
            defaultValue={String(values.at ?? at)}
            problem={problems.at}
          />
          <Button
            type="submit"
            formAction={plan}
            aria-disabled={isBusy}
            className="min-h-11 justify-self-start"
          >
            {isPlanning ? 'Scheduling…' : 'Publish it then'}
          </Button>
        </div>
      </div>
    </form>
  )
}

function Refused({ state }: { state: FormState<unknown> }) {
  return state.status === 'refused' ? <Notice look="problem">{problemWords(state)}</Notice> : null
}

const valuesIn = (state: FormState<unknown>): FormValues | null => ('values' in state ? state.values : null)
const problemsIn = (state: FormState<unknown>) => (state.status === 'invalid' ? state.problems : {})
