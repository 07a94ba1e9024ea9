'use client'

import { FormProblems, problemsIn } from '@/components/account/form-problems'
import { PasswordField } from '@/components/account/password-field'
import { oneAtATime, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { deleteAccount } from '@/lib/leaving/actions'

export function DeleteForm() {
  const [state, action, isPending] = useSend(deleteAccount)
  return (
    <form action={action} onSubmit={oneAtATime(isPending)} className="grid max-w-md gap-5">
      <FormProblems state={state} />
      <PasswordField autoComplete="current-password" typed="" problem={problemsIn(state).password} />
      <Button look="danger" type="submit" aria-disabled={isPending} className="min-h-11 justify-self-start">
        {isPending ? 'One moment…' : 'Delete my account'}
      </Button>
    </form>
  )
}
