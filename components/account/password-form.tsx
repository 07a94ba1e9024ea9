'use client'

import { FormProblems, problemsIn } from '@/components/account/form-problems'
import { PasswordField } from '@/components/account/password-field'
import { OwnersPassword } from '@/components/linked-account/owners-password'
import { oneAtATime, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { WaysToConfirm } from '@/lib/linked-account/queries'
import { savePassword } from '@/lib/password/actions'

/** `email` is for password managers, which keep a password by the name it belongs to. */
export function PasswordForm({ email, ways }: { email: string; ways: WaysToConfirm }) {
  const [state, action, isPending] = useSend(savePassword)
  const problems = problemsIn(state)
  if (state.status === 'done')
    return (
      <Notice look="good">
        Your password is changed. {endedWords(state.value.ended)} You are still signed in here.
      </Notice>
    )
  return (
    <form action={action} onSubmit={oneAtATime(isPending)} className="grid max-w-md gap-5">
      <FormProblems state={state} />
      <input type="email" autoComplete="username" defaultValue={email} readOnly hidden />
      <OwnersPassword ways={ways} name="current" label="Present password" problem={problems.current} />
      <PasswordField
        label="New password"
        autoComplete="new-password"
        hint="8 to 128 characters, whichever you like. A few words in a row are good."
        typed=""
        problem={problems.password}
      />
      <Button look="primary" type="submit" aria-disabled={isPending} className="min-h-11 justify-self-start">
        {isPending ? 'Changing…' : 'Change the password'}
      </Button>
    </form>
  )
}

function endedWords(ended: number): string {
  if (ended === 0) return ''
  return ended === 1 ? 'Your other browser was signed out.' : `${ended} other browsers were signed out.`
}
