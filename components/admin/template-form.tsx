'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { SendForm } from '@/components/admin/send-form'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { SelectField, TextArea, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { caseKinds } from '@/lib/review/kinds'
import { remove, save } from '@/lib/template/actions'
import { decisionsOf } from '@/lib/template/input'
import type { TemplateView } from '@/lib/template/queries'

/** Writes a template, or changes one. */
export function TemplateForm({ template }: { template?: TemplateView }) {
  const router = useRouter()
  const [count, setCount] = useState(0)
  const [state, send, isSending] = useSend(save, () => {
    setCount(count + 1)
    router.refresh()
  })
  const [kind, setKind] = useState(template?.kind ?? 'fact-check')
  const values = 'values' in state ? state.values : {}
  const problems = state.status === 'invalid' ? state.problems : {}
  const id = (field: string) => `${field}-${template?.id ?? 'new'}`
  const typed = (field: 'title' | 'words' | 'decision') => String(values[field] ?? template?.[field] ?? '')
  return (
    <div className="grid gap-3">
      <form key={count} action={send} onSubmit={oneAtATime(isSending)} className="grid gap-4">
        {template && <input type="hidden" name="id" value={template.id} />}
        {template && <input type="hidden" name="from" value={template.updatedAt} />}
        {state.status === 'refused' && <Notice look="problem">{problemWords(state)}</Notice>}
        <div className="grid gap-4 sm:grid-cols-3">
          <SelectField
            id={id('kind')}
            label="For"
            name="kind"
            // A form that was sent goes back to how it began: it must begin with what was chosen.
            key={String(values.kind)}
            defaultValue={kind}
            onChange={(event) => setKind(event.target.value as typeof kind)}
            problem={problems.kind}
          >
            {caseKinds.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </SelectField>
          <SelectField
            id={id('decision')}
            label="Decision"
            name="decision"
            defaultValue={typed('decision')}
            problem={problems.decision}
          >
            {decisionsOf(kind).map((one) => (
              <option key={one}>{one}</option>
            ))}
          </SelectField>
          <TextField
            id={id('title')}
            label="Title"
            name="title"
            defaultValue={typed('title')}
            problem={problems.title}
            required
          />
        </div>
        <TextArea
          id={id('words')}
          label="Words"
          name="words"
          rows={3}
          defaultValue={typed('words')}
          problem={problems.words}
          required
        />
        <Button type="submit" aria-disabled={isSending} className="min-h-11 justify-self-start">
          {template ? 'Save' : 'Add the template'}
        </Button>
      </form>
      {state.status === 'done' && <Notice look="good">Stored.</Notice>}
      {template && (
        <SendForm
          action={remove}
          hidden={{ id: template.id }}
          label="Remove"
          about={template.title}
          look="quiet"
        />
      )}
    </div>
  )
}
