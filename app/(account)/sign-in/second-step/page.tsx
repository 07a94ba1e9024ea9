import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PasskeyButton } from '@/components/factor/passkey-button'
import { SecondStepForm } from '@/components/factor/second-step-form'
import { Column, PageTitle } from '@/components/ui/column'
import { halfwayToken } from '@/lib/auth/halfway'
import { getViewer } from '@/lib/auth/session'
import { passkeyPlace } from '@/lib/passkey/place'
import { localPath, routes } from '@/lib/routes'
import { findWays } from '@/lib/second-step/queries'

export const metadata: Metadata = { title: 'Second step', robots: { index: false } }

export default async function SecondStepPage({ searchParams }: PageProps<'/sign-in/second-step'>) {
  const { next } = await searchParams
  const after = localPath(typeof next === 'string' ? next : null)
  const token = await halfwayToken()
  const ways = token ? await findWays(token) : null
  if (!ways) redirect((await getViewer()) ? after : routes.signIn(after))
  const { hasApp, hasPasskey } = ways
  return (
    <Column width="narrow">
      <div className="grid gap-7">
        <PageTitle>Second step</PageTitle>
        <p className="text-soft">One thing more: show in a second way that it is you, within five minutes.</p>
        {hasPasskey && passkeyPlace() && (
          <PasskeyButton
            step="second"
            next={after}
            label="Use your passkey"
            look={hasApp ? 'plain' : 'primary'}
          />
        )}
        <SecondStepForm next={after} hasApp={hasApp} />
        <p className="text-sm text-muted">
          Lost all of it, the recovery codes too? Whoever runs this site can remove the second step from your
          account.
        </p>
      </div>
    </Column>
  )
}
