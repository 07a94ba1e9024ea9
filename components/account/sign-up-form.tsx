'use client'

import { PasswordField } from '@/components/account/password-field'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { ProblemSummary } from '@/components/ui/problem-summary'
import { join } from '@/lib/account/actions'
import type { FormState } from '@/lib/form'
import { refusalWords } from '@/lib/refusal-words'

export function SignUpForm({ next }: { next: string }) {
  const [state, action, isPending] = useSend(join)
  const values = 'values' in state ? state.values : {}
  const problems = problemsIn(state)
  const typed = (name: string) => String(values[name] ?? '')
  return (
    <form action={action} onSubmit={oneAtATime(isPending)} className="grid gap-5">
      <Summary state={state} />
      <input type="hidden" name="next" value={next} />
      <TextField
        label="Name"
        name="name"
        hint="Stands beside what you write."
        autoComplete="name"
        defaultValue={typed('name')}
        problem={problems.name}
        required
      />
      <TextField
        label="Handle"
        name="handle"
        hint="Short and unique: letters, digits, hyphens."
        autoComplete="nickname"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={typed('handle')}
        problem={problems.handle}
        required
      />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        hint="Never shown to others."
        autoComplete="username"
        defaultValue={typed('email')}
        problem={problems.email}
        required
      />
      <PasswordField
        autoComplete="new-password"
        hint="At least 8 characters."
        typed={typed('password')}
        problem={problems.password}
      />
      <Button look="primary" type="submit" aria-disabled={isPending} className="min-h-11">
        {isPending ? 'Making your account…' : 'Make an account'}
      </Button>
    </form>
  )
}

/** Each problem at its field; a name that is taken belongs to the field that asked for it. */
function problemsIn(state: FormState<unknown>): Record<string, string> {
  if (state.status === 'invalid') return state.problems
  if (state.status !== 'refused' || !state.detail?.field) return {}
  return { [state.detail.field]: refusalWords(state.refusal, state.detail) }
}

function Summary({ state }: { state: FormState<unknown> }) {
  const problems = Object.entries(problemsIn(state)).map(([field, words]) => ({ href: `#${field}`, words }))
  if (problems.length > 0)
    return <ProblemSummary title="Almost there. Please look at this again:" problems={problems} />
  return state.status === 'refused' ? (
    <ProblemSummary title={problemWords(state) ?? ''} problems={[]} />
  ) : null
}
