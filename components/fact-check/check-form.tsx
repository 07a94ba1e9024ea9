'use client'

import { type ReactNode, useCallback, useRef, useState } from 'react'
import { CheckFields, type Choices } from '@/components/fact-check/check-fields'
import { CheckProblems } from '@/components/fact-check/check-problems'
import { MissingList } from '@/components/fact-check/missing-list'
import { useLocalCopy } from '@/components/fact-check/use-local-copy'
import { oneAtATime } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Sent } from '@/lib/fact-check/place'
import { missingIn, typedIn } from '@/lib/fact-check/typed'
import { type FieldProblems, type FormState, type FormValues, formValues } from '@/lib/form'
import { refusalWords } from '@/lib/refusal-words'

type Props = {
  state: FormState<Sent>
  action: (form: FormData) => void
  isPending: boolean
  /** What the form shows when nothing was typed yet. */
  initial: FormValues
  /** Under which name this browser keeps what is typed. */
  copyName: string
  choices: Choices
  submitLabel: string
  onChange?: () => void
  /** The fields before the column; they get what is typed and what is wrong. */
  head: (values: FormValues, problems: FieldProblems) => ReactNode
}

export function CheckForm({
  state,
  action,
  isPending,
  initial,
  copyName,
  choices,
  submitLabel,
  onChange,
  head,
}: Props) {
  const form = useRef<HTMLFormElement>(null)
  const [untouched] = useState(initial)
  const { copy, save, forget } = useLocalCopy(copyName, typedIn(untouched, 'quote'))
  const values = 'values' in state ? state.values : (copy ?? untouched)
  const [round, setRound] = useState({ values, number: 0 })
  const [typed, setTyped] = useState(values)
  if (round.values !== values) {
    setRound({ values, number: round.number + 1 })
    setTyped(values)
  }
  const problems = problemsIn(state)
  const note = useCallback(() => {
    if (!form.current) return
    setTyped(formValues(new FormData(form.current)))
    save(form.current)
    onChange?.()
  }, [save, onChange])

  return (
    <form
      ref={form}
      action={action}
      onSubmit={oneAtATime(isPending)}
      onInput={note}
      onChange={note}
      noValidate
      className="grid gap-8"
    >
      {/* Made anew whenever values are given back, so that every control starts from them. */}
      <div key={round.number} inert={isPending} className="grid gap-8">
        {state.status === 'invalid' || state.status === 'refused' ? (
          <CheckProblems state={state} problems={problems} />
        ) : (
          copy && <Restored onDiscard={forget} />
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
          className="min-h-11 justify-self-start px-6"
        >
          {isPending ? 'Sending…' : submitLabel}
        </Button>
      </div>
    </form>
  )
}

function Restored({ onDiscard }: { onDiscard: () => void }) {
  return (
    <Notice>
      What you typed here before is back.{' '}
      <button type="button" onClick={onDiscard} className="font-medium underline underline-offset-4">
        Start afresh
      </button>
    </Notice>
  )
}

/** The problems of the fields; a refusal that names a field stands there too. */
function problemsIn(state: FormState<unknown>): FieldProblems {
  if (state.status === 'invalid') return state.problems
  if (state.status !== 'refused' || !state.detail?.field) return {}
  return { [state.detail.field]: refusalWords(state.refusal, state.detail) }
}
