'use client'

import { useRouter } from 'next/navigation'
import { FormProblems, problemsIn } from '@/components/account/form-problems'
import { ConfirmElsewhere } from '@/components/linked-account/confirm-elsewhere'
import { NoWay } from '@/components/linked-account/once-confirmed'
import { OwnersPassword } from '@/components/linked-account/owners-password'
import { oneAtATime, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import type { WaysToConfirm } from '@/lib/linked-account/queries'
import { confirm } from '@/lib/session/actions'

/** Asks somebody to show that it is still they, before what stands around it can be done. */
export function ConfirmForm({ ways, here }: { ways: WaysToConfirm; here: string }) {
  const router = useRouter()
  const [state, action, isPending] = useSend(confirm, () => router.refresh())
  return (
    <div className="grid max-w-md gap-5">
      {ways.hasPassword && (
        <form action={action} onSubmit={oneAtATime(isPending)} className="grid gap-5">
          <FormProblems state={state} />
          <OwnersPassword ways={ways} problem={problemsIn(state).password} />
          <Button
            look="primary"
            type="submit"
            aria-disabled={isPending}
            className="min-h-11 justify-self-start"
          >
            {isPending ? 'One moment…' : 'It is me'}
          </Button>
        </form>
      )}
      <ConfirmElsewhere providers={ways.providers} here={here} />
      {!ways.hasPassword && ways.providers.length === 0 && <NoWay />}
    </div>
  )
}
