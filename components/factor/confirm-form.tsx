'use client'

import { FormProblems, problemsIn } from '@/components/account/form-problems'
import { PasswordField } from '@/components/account/password-field'
import { PasskeyButton } from '@/components/factor/passkey-button'
import { ConfirmElsewhere } from '@/components/linked-account/confirm-elsewhere'
import { oneAtATime, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { confirm } from '@/lib/factor/actions'
import type { WaysToConfirm } from '@/lib/linked-account/queries'
import { routes } from '@/lib/routes'

type Props = { ways: WaysToConfirm; here: string }

/** Asks somebody who is signed in to show once more who they are, in whichever way they can, and brings them back here. */
export function ConfirmForm({ ways, here }: Props) {
  const [state, send, isPending] = useSend(confirm)
  const { hasPassword, hasCodes, hasPasskey, providers } = ways
  const label = [hasPassword && 'password', hasCodes && 'code'].filter(Boolean).join(' or ')
  if (!label && !hasPasskey && providers.length === 0) return <NoWay />
  return (
    <div className="grid max-w-md gap-4">
      {label && (
        <form action={send} onSubmit={oneAtATime(isPending)} className="grid gap-4">
          <FormProblems state={state} />
          <input type="hidden" name="next" value={here} />
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
      {hasPasskey && <PasskeyButton step="confirm" next={here} label="Go on with a passkey" />}
      <ConfirmElsewhere providers={providers} here={here} />
    </div>
  )
}

/** For whoever has nothing left to show who they are by. */
function NoWay() {
  return (
    <p>
      Sign out and in again, then come back here within ten minutes; or{' '}
      <a href={routes.forgotPassword()} className="text-ink underline underline-offset-4">
        choose a password
      </a>
      .
    </p>
  )
}
