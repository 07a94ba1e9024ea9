'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { v4 as newKey } from 'uuid'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { SelectField, TextArea, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { sanction } from '@/lib/sanction/actions'
import { mostModeratorDays, type SanctionKind, sanctionOf } from '@/lib/sanction/kinds'

type Props = { personId: string; name: string; kinds: SanctionKind[]; isAdmin: boolean; firstKey: string }

/** Does something about a person: what, for how long, and why. They read the reason, and so does everybody in the record. */
export function IssueForm({ personId, name, kinds, isAdmin, firstKey }: Props) {
  const router = useRouter()
  const [key, setKey] = useState(firstKey)
  const [state, send, isSending] = useSend(sanction, () => {
    setKey(newKey())
    router.refresh()
  })
  const [chosen, setChosen] = useState<SanctionKind>(kinds[0] ?? 'warning')
  const values = 'values' in state ? state.values : {}
  const problems = state.status === 'invalid' ? state.problems : {}
  const problem = state.status === 'refused' ? problemWords(state) : null
  return (
    <form
      action={send}
      onSubmit={oneAtATime(isSending)}
      className="grid gap-4 rounded-xl border border-rule px-5 py-4"
    >
      <input type="hidden" name="key" value={key} />
      <input type="hidden" name="personId" value={personId} />
      {problem && <Notice look="problem">{problem}</Notice>}
      {state.status === 'done' && <Notice look="good">Done. {name} is told, with the reason.</Notice>}
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="What to do"
          name="kind"
          // A form that was sent goes back to how it began: it must begin with what was chosen.
          key={`${values.kind} ${key}`}
          defaultValue={chosen}
          onChange={(event) => setChosen(event.target.value as SanctionKind)}
          hint={sanctionOf(chosen).meaning}
          problem={problems.kind}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {sanctionOf(kind).verb}
            </option>
          ))}
        </SelectField>
        {sanctionOf(chosen).hasSpan && (
          <TextField
            label="Days"
            name="days"
            inputMode="numeric"
            hint={spanHint(chosen, isAdmin)}
            defaultValue={String(values.days ?? (chosen === 'suspension' ? '7' : ''))}
            problem={problems.days}
          />
        )}
      </div>
      <TextArea
        label="Why"
        name="reason"
        rows={2}
        hint="Say what they did and what you expect. They read it, and it stands in the public record."
        defaultValue={String(values.reason ?? '')}
        problem={problems.reason}
        required
      />
      <Button type="submit" look="danger" aria-disabled={isSending} className="min-h-11 justify-self-start">
        {isSending ? 'Sending…' : `${sanctionOf(chosen).verb}: ${name}`}
      </Button>
    </form>
  )
}

function spanHint(kind: SanctionKind, isAdmin: boolean): string {
  if (kind === 'suspension') return isAdmin ? 'For good is a ban.' : `At most ${mostModeratorDays}.`
  return 'Left empty, until somebody lifts it.'
}
