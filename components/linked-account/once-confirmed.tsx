import type { ReactNode } from 'react'
import { ConfirmElsewhere } from '@/components/linked-account/confirm-elsewhere'
import type { WaysToConfirm } from '@/lib/linked-account/queries'
import { routes } from '@/lib/routes'

type Props = { ways: WaysToConfirm; here: string; children: ReactNode }

/**
 * A form for the owner of an account, in which they type their password. Whoever has none is led to another site first,
 * so that nothing they have typed is lost on the way.
 */
export function OnceConfirmed({ ways, here, children }: Props) {
  if (ways.isConfirmed || ways.hasPassword) return children
  if (ways.providers.length === 0) return <NoWay />
  return (
    <div className="grid gap-3">
      <p>First show that it is you.</p>
      <ConfirmElsewhere providers={ways.providers} here={here} />
    </div>
  )
}

/** For whoever has nothing left to show who they are by. */
export function NoWay() {
  return (
    <p>
      First show that it is you: sign out and in again, or{' '}
      <a href={routes.forgotPassword()} className="text-ink underline underline-offset-4">
        choose a password
      </a>
      .
    </p>
  )
}
