'use client'

import type { ReactNode } from 'react'
import { FormProblems, problemsIn } from '@/components/account/form-problems'
import { oneAtATime, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import type { FormState } from '@/lib/form'
import { mailJoinLink } from '@/lib/join/actions'
import { mailSignInLink } from '@/lib/link/actions'
import { forgetPassword } from '@/lib/password/actions'

type Asked = { email: string }
type Props = {
  action: (previous: FormState<Asked>, form: FormData) => Promise<FormState<Asked>>
  /** What is said when it was sent: the same whoever has the address. */
  done: (email: ReactNode) => ReactNode
  hint?: string
  next?: string
}

/** Has a link for a new password mailed. */
export function ForgotForm() {
  return (
    <MailedLinkForm
      action={forgetPassword}
      done={(email) => (
        <>
          If there is an account with {email}, a mail is on its way to it. Its link works once, for one hour.
        </>
      )}
    />
  )
}

/** Has a link mailed that signs in. */
export function SignInByMailForm({ next }: { next: string }) {
  return (
    <MailedLinkForm
      action={mailSignInLink}
      next={next}
      done={(email) => (
        <>
          If there is an account with {email}, a mail is on its way to it. Its link works once, for 15
          minutes.
        </>
      )}
    />
  )
}

/** Has a link mailed that makes an account. */
export function JoinByMailForm({ next }: { next: string }) {
  return (
    <MailedLinkForm
      action={mailJoinLink}
      next={next}
      hint="Never shown to others."
      done={(email) => (
        <>
          A mail is on its way to {email}. Open its link to choose your name and a password. It works once,
          for 24 hours.
        </>
      )}
    />
  )
}

function MailedLinkForm({ action, done, hint, next }: Props) {
  const [state, send, isPending] = useSend(action)
  if (state.status === 'done') return <Notice look="good">{done(<b>{state.value.email}</b>)}</Notice>
  return (
    <form action={send} onSubmit={oneAtATime(isPending)} className="grid gap-5">
      <FormProblems state={state} />
      {next && <input type="hidden" name="next" value={next} />}
      <TextField
        label="E-mail"
        name="email"
        type="email"
        hint={hint}
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
