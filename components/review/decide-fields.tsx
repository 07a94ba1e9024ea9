'use client'

import { useRef, useState } from 'react'
import { useDecisionKeys } from '@/components/review/use-decision-keys'
import { useKeysOn } from '@/components/site/use-keys-on'
import { Button } from '@/components/ui/button'
import { SelectField, TextArea } from '@/components/ui/field'
import { Key } from '@/components/ui/key'
import { useHydrated } from '@/components/ui/use-hydrated'
import { typedIn } from '@/lib/fact-check/typed'
import type { FieldProblems, FormValues } from '@/lib/form'
import type { CaseDecision } from '@/lib/review/kinds'
import { reasonsFor } from '@/lib/review/reasons'
import { decisionButtons } from '@/lib/review/words'

type Props = {
  decisions: readonly CaseDecision[]
  values: FormValues
  problems: FieldProblems
  isPending: boolean
  onStart: () => void
}

export function DecideFields({ decisions, values, problems, isPending, onStart }: Props) {
  const [decision, setDecision] = useState(decisions.find((one) => one === values.decision) ?? null)
  const box = useRef<HTMLDivElement>(null)
  const [areKeysOn] = useKeysOn()
  useDecisionKeys(box, Object.fromEntries(decisions.map((one) => [decisionButtons[one].key, one])), areKeysOn)
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
            onChoose={() => {
              setDecision(one)
              onStart()
            }}
          />
        ))}
        {problems.decision && (
          <p id="decision-problem" className="text-sm font-medium text-false">
            {problems.decision}
          </p>
        )}
      </fieldset>
      <SelectField
        key={decision}
        label="Reason"
        name="reasonCode"
        defaultValue={typedIn(values, 'reasonCode') || firstReason(decision)}
        problem={problems.reasonCode}
      >
        <option value="">Choose…</option>
        {decision ? <Reasons of={decision} /> : decisions.map((one) => <ReasonGroup key={one} of={one} />)}
      </SelectField>
      <TextArea
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
      <KeysSwitch decisions={decisions} />
    </div>
  )
}

/** What needs no words has its reason chosen; everything else is for the moderator to say. */
function firstReason(decision: CaseDecision | null): string {
  const [first] = decision ? reasonsFor(decision) : []
  return first && !first.needsWords && decisionButtons[first.decisions[0] ?? 'reject'].key === 'p'
    ? first.code
    : ''
}

/** Single letters get in the way of those who speak to their computer: they can be turned off. */
function KeysSwitch({ decisions }: { decisions: readonly CaseDecision[] }) {
  const [isOn, turn] = useKeysOn()
  if (!useHydrated()) return null
  const keys = decisions.map((one) => decisionButtons[one].key).join(' ')
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      onClick={() => turn(!isOn)}
      className="min-h-6 justify-self-start text-xs text-muted underline underline-offset-2 hover:text-ink"
    >
      Keys {keys}
      <span aria-hidden="true">: {isOn ? 'on' : 'off'}</span>
    </button>
  )
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

function ReasonGroup({ of }: { of: CaseDecision }) {
  return (
    <optgroup label={decisionButtons[of].label}>
      <Reasons of={of} />
    </optgroup>
  )
}

function Reasons({ of }: { of: CaseDecision }) {
  return reasonsFor(of).map(({ code, label }) => (
    <option key={code} value={code}>
      {label}
    </option>
  ))
}
