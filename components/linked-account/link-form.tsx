'use client'

import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { ProblemSummary } from '@/components/ui/problem-summary'
import { link } from '@/lib/linked-account/actions'

/** The last step of linking: whoever presses it has seen what will be linked to what. */
export function LinkForm({ name }: { name: string }) {
  const [state, action, isPending] = useSend(link)
  const problem = problemWords(state)
  return (
    <form action={action} onSubmit={oneAtATime(isPending)} className="grid gap-5">
      {problem && <ProblemSummary title={problem} problems={[]} />}
      <Button look="primary" type="submit" aria-disabled={isPending} className="min-h-11 justify-self-start">
        {isPending ? 'Linking…' : `Link ${name}`}
      </Button>
    </form>
  )
}
