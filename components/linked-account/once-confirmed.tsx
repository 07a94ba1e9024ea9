import type { ReactNode } from 'react'
import { ConfirmForm } from '@/components/factor/confirm-form'
import type { WaysToConfirm } from '@/lib/linked-account/queries'

type Props = { ways: WaysToConfirm; here: string; children: ReactNode }

/**
 * A form for the owner of an account, in which they type their password. Whoever has none shows first that it is they,
 * so that nothing they have typed is lost on the way.
 */
export function OnceConfirmed({ ways, here, children }: Props) {
  if (ways.isConfirmed || ways.hasPassword) return children
  return (
    <div className="grid gap-3">
      <p>First show that it is you.</p>
      <ConfirmForm ways={ways} here={here} />
    </div>
  )
}
