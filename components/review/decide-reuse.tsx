'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { SelectField, TextArea } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { judgeReuse } from '@/lib/claim/actions'
import { reuseReasonsFor } from '@/lib/claim/reuse'
import { typedIn } from '@/lib/fact-check/typed'
import { routes } from '@/lib/routes'

type Props = { id: string; isRetracted: boolean }

/** Two buttons: it stands here too, or it doesn't and why. */
export function DecideReuse({ id, isRetracted }: Props) {
  const [state, action, isPending] = useSend(judgeReuse)
  const router = useRouter()
  const isDone = state.status === 'done'
  useEffect(() => {
    if (isDone) router.refresh()
  }, [isDone, router])
  const values = 'values' in state ? state.values : {}
  const problems = state.status === 'invalid' ? state.problems : {}
  const isBusy = isPending || isDone
  return (
    <div className="grid gap-5">
      {state.status === 'refused' && (
        <Notice look="problem">
          {problemWords(state)}{' '}
          <a href={routes.reviewReuse(id)} className="font-medium underline underline-offset-4">
            See it as it stands now
          </a>
        </Notice>
      )}
      {isRetracted ? (
        <Notice>The check was retracted meanwhile, so it can only be declined.</Notice>
      ) : (
        <form action={action} onSubmit={oneAtATime(isBusy)} className="grid gap-2">
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="decision" value="accept" />
          <input type="hidden" name="reasonCode" value="same-claim" />
          <p className="text-sm text-soft">
            The same claim, and the check holds here. Readers see it at these words at once.
          </p>
          <Button look="primary" type="submit" aria-disabled={isBusy} className="min-h-11">
            {isPending ? 'Deciding…' : 'Accept'}
          </Button>
        </form>
      )}
      <form
        action={action}
        onSubmit={oneAtATime(isBusy)}
        noValidate
        className="grid gap-3 border-t border-rule pt-5"
      >
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="decision" value="decline" />
        <SelectField
          label="Why not"
          name="reasonCode"
          defaultValue={typedIn(values, 'reasonCode')}
          problem={problems.reasonCode}
        >
          <option value="">Choose…</option>
          {reuseReasonsFor('decline').map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </SelectField>
        <TextArea
          label="In your words"
          name="reason"
          optional
          hint="Shown to the proposer and on the record."
          rows={2}
          defaultValue={typedIn(values, 'reason')}
          problem={problems.reason}
        />
        <Button type="submit" aria-disabled={isBusy} className="min-h-11">
          {isPending ? 'Deciding…' : 'Decline'}
        </Button>
      </form>
    </div>
  )
}
