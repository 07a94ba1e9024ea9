'use client'

import { PasswordField } from '@/components/account/password-field'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { TextArea, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { appealSignedOut } from '@/lib/sanction/actions'

/** The appeal of somebody who cannot sign in. */
export function AppealBanForm() {
  const [state, send, isSending] = useSend(appealSignedOut)
  const values = 'values' in state ? state.values : {}
  const problem = problemWords(state)
  if (state.status === 'done')
    return (
      <Notice look="good">
        Your appeal was sent. Another moderator answers; you read the answer when you try to sign in, and by
        e-mail where this site sends any.
      </Notice>
    )
  return (
    <form action={send} onSubmit={oneAtATime(isSending)} className="grid gap-5">
      {problem && <Notice look="problem">{problem}</Notice>}
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={String(values.email ?? '')}
        required
      />
      <PasswordField autoComplete="current-password" typed={String(values.password ?? '')} />
      <TextArea
        label="What is wrong with the ban?"
        name="words"
        defaultValue={String(values.words ?? '')}
        required
      />
      <Button look="primary" type="submit" aria-disabled={isSending} className="min-h-11">
        {isSending ? 'Sending…' : 'Send the appeal'}
      </Button>
    </form>
  )
}
