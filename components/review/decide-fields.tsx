'use client'

import { useEffect, useRef, useState } from 'react'
import { ReasonField } from '@/components/review/reason-field'
import { TemplateField } from '@/components/review/template-field'
import { useDecisionKeys } from '@/components/review/use-decision-keys'
import { useKeysOn } from '@/components/site/use-keys-on'
import { Button } from '@/components/ui/button'
import { TextArea } from '@/components/ui/field'
import { Key } from '@/components/ui/key'
import { typedIn } from '@/lib/fact-check/typed'
import type { FieldProblems, FormValues } from '@/lib/form'
import type { CaseDecision } from '@/lib/review/kinds'
import { reasonsFor } from '@/lib/review/reasons'
import { decisionButtons } from '@/lib/review/words'
import type { Template } from '@/lib/template/queries'

type Props = {
  decisions: readonly CaseDecision[]
  templates: Template[]
  values: FormValues
  problems: FieldProblems
  isPending: boolean
  onStart: () => void
}

export function DecideFields({ decisions, templates, values, problems, isPending, onStart }: Props) {
  const [decision, setDecision] = useState(decisions.find((one) => one === values.decision) ?? null)
  const [reason, setReason] = useState(typedIn(values, 'reasonCode'))
  const box = useRef<HTMLDivElement>(null)
  const words = useRef<HTMLTextAreaElement>(null)
  const [areKeysOn] = useKeysOn()
  useDecisionKeys(box, Object.fromEntries(decisions.map((one) => [decisionButtons[one].key, one])), areKeysOn)
  useFocusOnProblem(box, problems)
  useEarlyChoice(box, (value, code) => {
    const early = decisions.find((one) => one === value)
    if (early && early !== decision) choose(early, code || undefined)
  })

  function choose(one: CaseDecision, code = firstReason(one)) {
    setDecision(one)
    setReason(code)
    onStart()
  }
  function use({ decision: one, reasonCode, words: filled }: Template) {
    box.current?.querySelector<HTMLInputElement>(`input[name=decision][value="${one}"]`)?.click()
    choose(one, reasonCode ?? firstReason(one))
    if (words.current) words.current.value = filled
    words.current?.focus()
  }

  return (
    <div ref={box} className="grid gap-3">
      <fieldset
        id="decision"
        className="grid gap-2"
        aria-describedby={problems.decision ? 'decision-problem' : undefined}
      >
        <legend className="sr-only">Decision</legend>
        {decisions.map((one) => (
          <Choice
            key={one}
            decision={one}
            isChosen={one === decision}
            hasKey={areKeysOn}
            onChoose={() => choose(one)}
          />
        ))}
        {problems.decision && (
          <p id="decision-problem" className="text-sm font-medium text-false">
            {problems.decision}
          </p>
        )}
      </fieldset>
      <ReasonField
        decisions={decisions}
        decision={decision}
        chosen={reason}
        problem={problems.reasonCode}
        hasKeys={areKeysOn}
        onChoose={setReason}
      />
      <TemplateField templates={templates} decision={decision} hasKey={areKeysOn} onUse={use} />
      <TextArea
        ref={words}
        label="In your words"
        name="reason"
        hint="Shown to the author and on the record."
        rows={3}
        defaultValue={typedIn(values, 'reason')}
        problem={problems.reason}
        onInput={onStart}
      />
      <Button look="primary" type="submit" aria-disabled={isPending} className="min-h-11">
        {isPending ? 'Deciding…' : decision ? `${decisionButtons[decision].label} and next` : 'Decide'}
        <Key>Ctrl ↵</Key>
      </Button>
    </div>
  )
}

/** What needs no words has its reason chosen; everything else is for the moderator to say. */
function firstReason(decision: CaseDecision): string {
  const [first] = reasonsFor(decision)
  return first && !first.needsWords && decisionButtons[decision].key === 'p' ? first.code : ''
}

/** An answer draws the fields anew: whoever sent them stands at what is to be mended, not nowhere. */
function useFocusOnProblem(box: React.RefObject<HTMLElement | null>, problems: FieldProblems) {
  const [first] = Object.keys(problems)
  useEffect(() => {
    if (first) box.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus()
  }, [box, first])
}

/** What was chosen before the page was alive stands in the form already; the page learns of it once. */
function useEarlyChoice(
  box: React.RefObject<HTMLElement | null>,
  learn: (decision: string, reasonCode: string) => void,
) {
  const latest = useRef(learn)
  useEffect(() => {
    const form = new FormData(box.current?.closest('form') ?? undefined)
    const decision = form.get('decision')
    if (typeof decision === 'string') latest.current(decision, String(form.get('reasonCode') ?? ''))
  }, [box])
}

function Choice({
  decision,
  isChosen,
  hasKey,
  onChoose,
}: {
  decision: CaseDecision
  isChosen: boolean
  hasKey: boolean
  onChoose: () => void
}) {
  const { label, key } = decisionButtons[decision]
  return (
    <label className="flex min-h-11 cursor-pointer items-center justify-between rounded-xl border border-rule bg-panel px-3.5 py-2 font-medium hover:border-edge has-checked:border-ink has-checked:ring-1 has-checked:ring-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand">
      <input
        type="radio"
        name="decision"
        value={decision}
        // Not held by React: a click while the page comes alive would be undone.
        defaultChecked={isChosen}
        aria-keyshortcuts={hasKey ? key : undefined}
        onChange={onChoose}
        className="sr-only"
      />
      {label}
      {hasKey && <Key>{key}</Key>}
    </label>
  )
}
