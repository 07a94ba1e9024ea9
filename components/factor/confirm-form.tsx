'use client'

import { FormProblems, problemsIn } from '@/components/account/form-problems'
import { PasswordField } from '@/components/account/password-field'
import { PasskeyButton } from '@/components/factor/passkey-button'
import { oneAtATime, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { confirm } from '@/lib/factor/actions'

type Props = { hasPassword: boolean; hasCodes: boolean; hasPasskey: boolean }

/** Asks somebody who is signed in to show once more who they are. */
export function ConfirmForm({ hasPassword, hasCodes, hasPasskey }: Props) {
  const [state, send, isPending] = useSend(confirm)
  const label = [hasPassword && 'password', hasCodes && 'code'].filter(Boolean).join(' or ')
  return (
    <div className="grid max-w-md gap-4">
      {label && (
        <form action={send} onSubmit={oneAtATime(isPending)} className="grid gap-4">
          <FormProblems state={state} />
          <PasswordField
            name="proof"
            label={`${label[0]?.toUpperCase()}${label.slice(1)}`}
            hint={hasCodes ? 'The code is of your app, or a recovery code.' : undefined}
            autoComplete="current-password"
            typed=""
            problem={problemsIn(state).proof}
          />
          <Button
            look="primary"
            type="submit"
            aria-disabled={isPending}
            className="min-h-11 justify-self-start"
          >
            {isPending ? 'One moment…' : 'Go on'}
          </Button>
        </form>
      )}
      {hasPasskey && <PasskeyButton step="confirm" label="Go on with a passkey" />}
    </div>
  )
}
