'use client'

import { FormProblems, problemsIn } from '@/components/account/form-problems'
import { OwnersPassword } from '@/components/linked-account/owners-password'
import { oneAtATime, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { deleteAccount } from '@/lib/leaving/actions'
import type { WaysToConfirm } from '@/lib/linked-account/queries'

export function DeleteForm({ ways }: { ways: WaysToConfirm }) {
  const [state, action, isPending] = useSend(deleteAccount)
  return (
    <form action={action} onSubmit={oneAtATime(isPending)} className="grid max-w-md gap-5">
      <FormProblems state={state} />
      <OwnersPassword ways={ways} problem={problemsIn(state).password} />
      <Button look="danger" type="submit" aria-disabled={isPending} className="min-h-11 justify-self-start">
        {isPending ? 'One moment…' : 'Delete my account'}
      </Button>
    </form>
  )
}
