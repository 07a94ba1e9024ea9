'use client'

import { useHydrated } from '@/components/ui/use-hydrated'
import type { CaseDecision } from '@/lib/review/kinds'
import { decisionButtons } from '@/lib/review/words'
import type { Template } from '@/lib/template/queries'

type Props = {
  templates: Template[]
  decision: CaseDecision | null
  hasKey: boolean
  onUse: (template: Template) => void
}

/** The installation's own words for decisions like this. Choosing some chooses the decision they are for as well. */
export function TemplateField({ templates, decision, hasKey, onUse }: Props) {
  if (!useHydrated() || templates.length === 0) return null
  const fitting = templates.filter((one) => one.decision === decision)
  const others = templates.filter((one) => one.decision !== decision)
  return (
    <label className="grid gap-1 text-sm font-semibold">
      Template
      <select
        id="decision-template"
        value=""
        aria-keyshortcuts={hasKey ? 't' : undefined}
        onChange={({ target }) => {
          const template = templates.find(({ id }) => id === target.value)
          if (template) onUse(template)
        }}
        className="block w-full rounded-lg border border-edge bg-panel px-3 py-1.5 text-base font-normal text-ink sm:text-sm"
      >
        <option value="">Use the words of…</option>
        {[...fitting, ...others].map(({ id, title, decision: one }) => (
          <option key={id} value={id}>
            {one === decision ? title : `${decisionButtons[one].label}: ${title}`}
          </option>
        ))}
      </select>
    </label>
  )
}
