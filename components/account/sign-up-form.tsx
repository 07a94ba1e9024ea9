'use client'

import { FormProblems, problemsIn } from '@/components/account/form-problems'
import { PersonFields } from '@/components/account/person-fields'
import { oneAtATime, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { join } from '@/lib/account/actions'

export function SignUpForm({ next }: { next: string }) {
  const [state, action, isPending] = useSend(join)
  const values = 'values' in state ? state.values : {}
  const problems = problemsIn(state)
  const typed = (name: string) => String(values[name] ?? '')
  return (
    <form action={action} onSubmit={oneAtATime(isPending)} className="grid gap-5">
      <FormProblems state={state} />
      <input type="hidden" name="next" value={next} />
      <PersonFields {...{ typed, problems }} />
      <Button look="primary" type="submit" aria-disabled={isPending} className="min-h-11">
        {isPending ? 'Making your account…' : 'Make an account'}
      </Button>
    </form>
  )
}
