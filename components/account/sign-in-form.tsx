'use client'

import { PasswordField } from '@/components/account/password-field'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { ProblemSummary } from '@/components/ui/problem-summary'
import { enter } from '@/lib/account/actions'
import { refusalWords } from '@/lib/refusal-words'
import { routes } from '@/lib/routes'

export function SignInForm({ next }: { next: string }) {
  const [state, action, isPending] = useSend(enter)
  const values = 'values' in state ? state.values : {}
  return (
    <form action={action} onSubmit={oneAtATime(isPending)} className="grid gap-5">
      {state.status === 'refused' && <ProblemSummary title={problemWords(state) ?? ''} problems={[]} />}
      {state.status === 'invalid' && (
        <ProblemSummary title={refusalWords('wrong-credentials')} problems={[]} />
      )}
      {state.status === 'refused' && state.refusal === 'banned' && (
        <a href={routes.appealBan()} className="font-medium underline underline-offset-4">
          Appeal against the ban
        </a>
      )}
      <input type="hidden" name="next" value={next} />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={String(values.email ?? '')}
        required
      />
      <PasswordField autoComplete="current-password" typed={String(values.password ?? '')} />
      <Button look="primary" type="submit" aria-disabled={isPending} className="min-h-11">
        {isPending ? 'Signing in…' : 'Sign in'}
      </Button>
      <a
        href={routes.forgotPassword()}
        className="inline-flex min-h-9 items-center justify-self-start text-sm text-soft underline underline-offset-4 hover:text-ink"
      >
        Forgot your password?
      </a>
    </form>
  )
}
