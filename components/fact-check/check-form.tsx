'use client'

import { type KeyboardEvent, type ReactNode, useCallback, useRef, useState } from 'react'
import { DraftArrival } from '@/components/draft/draft-arrival'
import { DraftBar } from '@/components/draft/draft-bar'
import { DraftFields } from '@/components/draft/draft-fields'
import type { CheckDraft } from '@/components/draft/use-check-draft'
import { CheckFields, type Choices } from '@/components/fact-check/check-fields'
import { CheckProblems } from '@/components/fact-check/check-problems'
import { MissingList } from '@/components/fact-check/missing-list'
import { useSendAfterSaving } from '@/components/fact-check/use-send-after-saving'
import { Button } from '@/components/ui/button'
import type { Sent } from '@/lib/fact-check/place'
import { missingIn } from '@/lib/fact-check/typed'
import { type FieldProblems, type FormState, type FormValues, formValues } from '@/lib/form'
import { refusalWords } from '@/lib/refusal-words'

type Props = {
  state: FormState<Sent>
  action: (form: FormData) => void
  isPending: boolean
  draft: CheckDraft
  choices: Choices
  submitLabel: string
  onChange?: () => void
  /** The fields before the column; they get what is typed and what is wrong. */
  head: (values: FormValues, problems: FieldProblems) => ReactNode
}

export function CheckForm({ state, action, isPending, draft, choices, submitLabel, onChange, head }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const { values, round, typed, setTyped } = useShown(state, draft.values)
  const problems = problemsIn(state)
  const { note: noteWords } = draft
  const note = useCallback(() => {
    if (!form.current) return
    const now = formValues(new FormData(form.current))
    setTyped(now)
    noteWords(now)
    onChange?.()
  }, [setTyped, noteWords, onChange])
  const send = useSendAfterSaving(state, draft, isPending)

  return (
    <form
      ref={form}
      action={action}
      onSubmit={send}
      onInput={note}
      onChange={note}
      onKeyDown={sendOnKeys}
      noValidate
      className="grid gap-8"
    >
      <DraftFields stored={draft.stored} />
      {/* Made anew whenever values are given back, so that every control starts from them. */}
      <div key={round} inert={isPending} className="grid gap-8">
        {state.status === 'invalid' || state.status === 'refused' ? (
          <CheckProblems state={state} problems={problems} />
        ) : (
          <DraftArrival draft={draft} />
        )}
        {head(values, problems)}
        <CheckFields {...{ values, problems, choices }} onRearrange={note} />
      </div>
      <div className="grid gap-3 border-t border-rule pt-6">
        <MissingList missing={missingIn(typed)} />
        <Button
          look="primary"
          type="submit"
          aria-disabled={isPending}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          className="min-h-11 justify-self-start px-6"
        >
          {isPending ? 'Sending…' : submitLabel}
        </Button>
      </div>
      <DraftBar {...{ draft, typed }} />
    </form>
  )
}

/** What the form starts from: what the server gave back with a refusal, or the draft; whichever came last. */
function useShown(state: FormState<Sent>, kept: FormValues) {
  const given = 'values' in state ? state.values : null
  const [shown, setShown] = useState({ given, kept, values: given ?? kept, round: 0 })
  const [typed, setTyped] = useState(shown.values)
  if (shown.given !== given || shown.kept !== kept) {
    const values = given && shown.given !== given ? given : kept
    setShown({ given, kept, values, round: shown.round + 1 })
    setTyped(values)
  }
  return { values: shown.values, round: shown.round, typed, setTyped }
}

/** Ctrl+Enter or ⌘+Enter sends the form from any of its fields. */
function sendOnKeys(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  if (!event.repeat) event.currentTarget.requestSubmit()
}

/** The problems of the fields; a refusal that names a field stands there too. */
function problemsIn(state: FormState<unknown>): FieldProblems {
  if (state.status === 'invalid') return state.problems
  if (state.status !== 'refused' || !state.detail?.field) return {}
  return { [state.detail.field]: refusalWords(state.refusal, state.detail) }
}
