'use client'

import { SelectField } from '@/components/ui/field'
import { Key } from '@/components/ui/key'
import type { CaseDecision } from '@/lib/review/kinds'
import { reasonsFor } from '@/lib/review/reasons'
import { decisionButtons } from '@/lib/review/words'

type Props = {
  decisions: readonly CaseDecision[]
  decision: CaseDecision | null
  chosen: string
  problem: string | undefined
  hasKeys: boolean
  onChoose: (code: string) => void
}

/**
 * The reasons of the chosen decision, each with its digit. Before one is chosen, and where there is no script to tell,
 * the reasons of all decisions stand in one list.
 */
export function ReasonField({ decisions, decision, chosen, problem, hasKeys, onChoose }: Props) {
  if (!decision)
    return (
      <SelectField label="Reason" name="reasonCode" defaultValue={chosen} problem={problem}>
        <option value="">Choose…</option>
        {decisions.map((one) => (
          <optgroup key={one} label={decisionButtons[one].label}>
            {reasonsFor(one).map(({ code, label }) => (
              <option key={code} value={code}>
                {label}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
    )
  return (
    <fieldset aria-describedby={problem ? 'reasonCode-problem' : undefined}>
      <legend className="mb-1 text-sm font-semibold">Reason</legend>
      {reasonsFor(decision).map(({ code, label }, at) => (
        <label
          key={code}
          className="-mx-2 flex min-h-7 cursor-pointer items-center gap-2 rounded-lg px-2 py-0.5 text-sm hover:bg-hover has-checked:font-medium pointer-coarse:min-h-11"
        >
          <input
            type="radio"
            name="reasonCode"
            value={code}
            checked={code === chosen}
            aria-keyshortcuts={hasKeys ? String(at + 1) : undefined}
            onChange={() => onChoose(code)}
            className="size-4 shrink-0 accent-(--ink)"
          />
          <span className="min-w-0 flex-1">{label}</span>
          {hasKeys && <Key>{at + 1}</Key>}
        </label>
      ))}
      {problem && (
        <p id="reasonCode-problem" className="text-sm font-medium text-false">
          {problem}
        </p>
      )}
    </fieldset>
  )
}
