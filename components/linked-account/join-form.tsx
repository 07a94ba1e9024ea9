'use client'

import { FormProblems, problemsIn } from '@/components/account/form-problems'
import { UnlockedPersonFields } from '@/components/account/person-fields'
import { oneAtATime, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { joinWithIdentity } from '@/lib/linked-account/actions'

/** What somebody chooses who comes from another site; what that site says of them stands there to begin with. */
export function JoinForm({ name, email }: { name: string; email: string }) {
  const [state, action, isPending] = useSend(joinWithIdentity)
  const values: Record<string, unknown> = 'values' in state ? state.values : { name, email }
  return (
    <form action={action} onSubmit={oneAtATime(isPending)} className="grid gap-5">
      <FormProblems state={state} />
      <UnlockedPersonFields typed={(field) => String(values[field] ?? '')} problems={problemsIn(state)} />
      <Button look="primary" type="submit" aria-disabled={isPending} className="min-h-11">
        {isPending ? 'Making your account…' : 'Make an account'}
      </Button>
    </form>
  )
}
