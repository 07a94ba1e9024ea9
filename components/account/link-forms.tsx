'use client'

import { FormProblems, problemsIn } from '@/components/account/form-problems'
import { PasswordField } from '@/components/account/password-field'
import { PersonFields } from '@/components/account/person-fields'
import { oneAtATime, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { beginSite } from '@/lib/account/actions'
import { confirmAddress } from '@/lib/email/actions'
import type { FormState } from '@/lib/form'
import { joinWithLink } from '@/lib/join/actions'
import { stay } from '@/lib/leaving/actions'
import { enterWithLink } from '@/lib/link/actions'
import { choosePassword } from '@/lib/password/actions'

type Props = { token: string }
type Action<Value> = (previous: FormState<Value>, form: FormData) => Promise<FormState<Value>>

/** Confirms an address: a button, since programs that look at mails open every link in them. */
export function ConfirmForm({ token }: Props) {
  return <OneButton token={token} action={confirmAddress} label="Confirm this address" />
}

export function StayForm({ token }: Props) {
  return <OneButton token={token} action={stay} label="Keep my account" />
}

type OneButtonProps<Value> = Props & { action: Action<Value>; label: string }

function OneButton<Value>({ token, action, label }: OneButtonProps<Value>) {
  const [state, send, isPending] = useSend(action)
  return (
    <form action={send} onSubmit={oneAtATime(isPending)} className="grid gap-4">
      <FormProblems state={state} />
      <input type="hidden" name="token" value={token} />
      <Button look="primary" type="submit" aria-disabled={isPending} className="min-h-11 justify-self-start">
        {label}
      </Button>
    </form>
  )
}

/** A new password for whoever holds the link. */
export function ResetForm({ token }: Props) {
  const [state, action, isPending] = useSend(choosePassword)
  return (
    <form action={action} onSubmit={oneAtATime(isPending)} className="grid gap-5">
      <FormProblems state={state} />
      <input type="hidden" name="token" value={token} />
      <PasswordField
        label="New password"
        autoComplete="new-password"
        hint="8 to 128 characters, whichever you like. A few words in a row are good."
        typed=""
        problem={problemsIn(state).password}
      />
      <Button look="primary" type="submit" aria-disabled={isPending} className="min-h-11">
        {isPending ? 'Changing…' : 'Change the password'}
      </Button>
    </form>
  )
}

/** The account of the first admin. */
export function SetUpForm({ token }: Props) {
  return <AccountForm token={token} action={beginSite} label="Make the first account" />
}

/** The account of the address that the link was mailed to. */
export function JoinForm({ token, email }: Props & { email: string }) {
  return <AccountForm token={token} email={email} action={joinWithLink} label="Make my account" />
}

/** Signs in whom the link was mailed to. */
export function EnterForm({ token }: Props) {
  return <OneButton token={token} action={enterWithLink} label="Sign in" />
}

function AccountForm<Value>({ token, email, action, label }: OneButtonProps<Value> & { email?: string }) {
  const [state, send, isPending] = useSend(action)
  const typed = (name: string) => String(('values' in state ? state.values[name] : '') ?? '')
  return (
    <form action={send} onSubmit={oneAtATime(isPending)} className="grid gap-5">
      <FormProblems state={state} />
      <input type="hidden" name="token" value={token} />
      <PersonFields typed={typed} problems={problemsIn(state)} {...(email ? { email } : {})} />
      <Button look="primary" type="submit" aria-disabled={isPending} className="min-h-11">
        {isPending ? 'Making your account…' : label}
      </Button>
    </form>
  )
}
