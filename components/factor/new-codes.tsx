'use client'

import { RecoveryCodes } from '@/components/factor/recovery-codes'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { makeCodes } from '@/lib/factor/actions'
import { routes } from '@/lib/routes'

/** Makes recovery codes in the place of those before. */
export function NewCodes() {
  const [state, send, isPending] = useSend(makeCodes)
  if (state.status === 'done' && state.value.codes)
    return (
      <RecoveryCodes
        codes={state.value.codes}
        done="You have new codes; those before no longer work."
        next={routes.factors()}
      />
    )
  const problem = problemWords(state)
  return (
    <form action={send} onSubmit={oneAtATime(isPending)} className="grid justify-items-start gap-2">
      <Button type="submit" aria-disabled={isPending} className="max-sm:min-h-11">
        Make new codes
      </Button>
      {problem && <Notice look="problem">{problem}</Notice>}
    </form>
  )
}
