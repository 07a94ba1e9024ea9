'use client'

import { FormProblems, problemsIn } from '@/components/account/form-problems'
import { CodeField } from '@/components/factor/code-field'
import { oneAtATime, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { routes } from '@/lib/routes'
import { enterWithCode } from '@/lib/second-step/actions'

/** The second step by a code. */
export function SecondStepForm({ next, hasApp }: { next: string; hasApp: boolean }) {
  const [state, send, isPending] = useSend(enterWithCode)
  const isOver = state.status === 'refused' && state.refusal === 'step-over'
  return (
    <form action={send} onSubmit={oneAtATime(isPending)} className="grid gap-5">
      <FormProblems state={state} />
      {isOver && (
        <a href={routes.signIn(next)} className="font-medium underline underline-offset-4">
          Sign in again
        </a>
      )}
      <input type="hidden" name="next" value={next} />
      <CodeField
        label={hasApp ? 'Code' : 'Recovery code'}
        hint={hasApp ? 'Six digits from your authenticator app, or one of your recovery codes.' : undefined}
        problem={problemsIn(state).code}
      />
      <Button
        look={hasApp ? 'primary' : 'plain'}
        type="submit"
        aria-disabled={isPending}
        className="min-h-11"
      >
        {isPending ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  )
}
