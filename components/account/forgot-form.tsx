'use client'

import { FormProblems, problemsIn } from '@/components/account/form-problems'
import { oneAtATime, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { forgetPassword } from '@/lib/password/actions'

export function ForgotForm() {
  const [state, action, isPending] = useSend(forgetPassword)
  if (state.status === 'done')
    return (
      <Notice look="good">
        If there is an account with <b>{state.value.email}</b>, a mail is on its way to it. Its link works
        once, for one hour.
      </Notice>
    )
  return (
    <form action={action} onSubmit={oneAtATime(isPending)} className="grid gap-5">
      <FormProblems state={state} />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={'values' in state ? String(state.values.email ?? '') : ''}
        problem={problemsIn(state).email}
        required
      />
      <Button look="primary" type="submit" aria-disabled={isPending} className="min-h-11">
        {isPending ? 'Sending…' : 'Mail me a link'}
      </Button>
    </form>
  )
}
