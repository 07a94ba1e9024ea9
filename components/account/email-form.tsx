'use client'

import { useRouter } from 'next/navigation'
import { FormProblems, problemsIn } from '@/components/account/form-problems'
import { OwnersPassword } from '@/components/linked-account/owners-password'
import { oneAtATime, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { saveEmail } from '@/lib/email/actions'
import type { WaysToConfirm } from '@/lib/linked-account/queries'

export function EmailForm({ isMailing, ways }: { isMailing: boolean; ways: WaysToConfirm }) {
  const router = useRouter()
  const [state, action, isPending] = useSend(saveEmail, () => router.refresh())
  const problems = problemsIn(state)
  if (state.status === 'done')
    return (
      <Notice look="good">
        {state.value.isDone ? (
          <>
            Your address is <b>{state.value.email}</b>.
          </>
        ) : (
          <>
            A mail with a link is on its way to <b>{state.value.email}</b>. Open it there; until then your old
            address stays.
          </>
        )}
      </Notice>
    )
  return (
    <form action={action} onSubmit={oneAtATime(isPending)} className="grid max-w-md gap-5">
      <FormProblems state={state} />
      <TextField
        label="New address"
        name="email"
        type="email"
        hint={isMailing ? 'It is mailed a link first. The old one is told.' : undefined}
        autoComplete="email"
        defaultValue={'values' in state ? String(state.values.email ?? '') : ''}
        problem={problems.email}
        required
      />
      <OwnersPassword ways={ways} problem={problems.password} />
      <Button look="primary" type="submit" aria-disabled={isPending} className="min-h-11 justify-self-start">
        {isPending ? 'Sending…' : 'Change the address'}
      </Button>
    </form>
  )
}
