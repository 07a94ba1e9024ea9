'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { addRule } from '@/lib/moderation/actions'

/** Adds a word rule. */
export function AddRule() {
  const router = useRouter()
  const [count, setCount] = useState(0)
  const [state, send, isSending] = useSend(addRule, () => {
    setCount(count + 1)
    router.refresh()
  })
  const values = 'values' in state ? state.values : {}
  const problems = state.status === 'invalid' ? state.problems : {}
  return (
    <form action={send} onSubmit={oneAtATime(isSending)} className="grid gap-4">
      {state.status === 'refused' && <Notice look="problem">{problemWords(state)}</Notice>}
      <div key={count} className="grid gap-4 sm:grid-cols-3">
        <TextField
          label="Word or words"
          name="pattern"
          autoComplete="off"
          defaultValue={String(values.pattern ?? '')}
          problem={problems.pattern}
          required
        />
        <SelectField
          label="What it does"
          name="kind"
          defaultValue={String(values.kind ?? 'suspect')}
          problem={problems.kind}
        >
          <option value="suspect">Suspect: the comment waits</option>
          <option value="banned">Banned: the comment is refused</option>
        </SelectField>
        <TextField
          label="Note for colleagues"
          name="note"
          optional
          defaultValue={String(values.note ?? '')}
          problem={problems.note}
        />
      </div>
      <Button type="submit" look="primary" aria-disabled={isSending} className="min-h-11 justify-self-start">
        Add the rule
      </Button>
      {state.status === 'done' && <Notice look="good">The rule is in force.</Notice>}
    </form>
  )
}
