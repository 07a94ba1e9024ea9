'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { SelectField, TextArea } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { typedIn } from '@/lib/fact-check/typed'
import { retract } from '@/lib/retraction/actions'

type Props = {
  id: string
  /** The published version. */
  version: number
  reasons: { code: string; label: string }[]
}

/** Takes a published check back, with a reason that readers see. */
export function RetractForm({ id, version, reasons }: Props) {
  const [state, send, isSending] = useSend(retract)
  const router = useRouter()
  const isDone = state.status === 'done'
  useEffect(() => {
    if (isDone) router.refresh()
  }, [isDone, router])
  if (isDone) return <Notice look="good">Retracted. The page stays, struck, with the reason you gave.</Notice>
  const values = 'values' in state ? state.values : {}
  const problems = state.status === 'invalid' ? state.problems : {}
  return (
    <form action={send} onSubmit={oneAtATime(isSending)} noValidate className="grid gap-4">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      {state.status === 'refused' && <Notice look="problem">{problemWords(state)}</Notice>}
      <SelectField
        key={typedIn(values, 'reasonCode')}
        id="retract-reason-code"
        label="Why it is taken back"
        name="reasonCode"
        defaultValue={typedIn(values, 'reasonCode')}
        problem={problems.reasonCode}
      >
        <option value="">Choose…</option>
        {reasons.map(({ code, label }) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </SelectField>
      <TextArea
        id="retract-reason"
        label="In your words"
        name="reason"
        hint="Readers see this beside the struck check, with your name."
        rows={3}
        defaultValue={typedIn(values, 'reason')}
        problem={problems.reason}
      />
      <Button look="danger" type="submit" aria-disabled={isSending} className="min-h-11 justify-self-start">
        {isSending ? 'Retracting…' : 'Retract the check'}
      </Button>
    </form>
  )
}
