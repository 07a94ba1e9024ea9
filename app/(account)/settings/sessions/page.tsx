import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SessionList } from '@/components/account/session-list'
import { SettingsFrame } from '@/components/account/settings-frame'
import { getSession } from '@/lib/auth/session'
import { routes } from '@/lib/routes'
import { lifetimeOf } from '@/lib/session/lifetimes'
import { listOwnSessions } from '@/lib/session/queries'

export const metadata: Metadata = { title: 'Where you are signed in', robots: { index: false } }

// Nothing in its address says that this page differs from person to person.
export const dynamic = 'force-dynamic'

export default async function SessionsPage() {
  const session = await getSession()
  if (!session) redirect(routes.signIn(routes.sessions()))
  const { whole, idle } = lifetimeOf(session.viewer.heldRole ?? session.viewer.role)
  return (
    <SettingsFrame title="Where you are signed in" here={routes.sessions()}>
      <p className="text-soft">
        A browser is signed out after {spanOf(idle)} without use, and after {spanOf(whole)} in any case. If
        you do not know one of these, sign it out and change your password.
      </p>
      <SessionList sessions={await listOwnSessions(session)} />
    </SettingsFrame>
  )
}

function spanOf(seconds: number): string {
  const hours = seconds / 3_600
  if (hours === 1) return 'an hour'
  return hours < 48 ? `${hours} hours` : `${hours / 24} days`
}
