import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SettingsFrame } from '@/components/account/settings-frame'
import { ConfirmForm } from '@/components/factor/confirm-form'
import { LinkedList } from '@/components/linked-account/linked-list'
import { Section } from '@/components/ui/column'
import { getSession } from '@/lib/auth/session'
import { findWaysToConfirm, listLinkedAccounts } from '@/lib/linked-account/queries'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Linked accounts', robots: { index: false } }

// Nothing in its address says that this page differs from person to person.
export const dynamic = 'force-dynamic'

export default async function LinkedAccountsPage() {
  const session = await getSession()
  if (!session) redirect(routes.signIn(routes.linkedAccounts()))
  const [{ linked, others }, ways] = await Promise.all([
    listLinkedAccounts(session.viewer),
    findWaysToConfirm(session),
  ])
  const isAnything = linked.length + others.length > 0
  return (
    <SettingsFrame title="Linked accounts" here={routes.linkedAccounts()}>
      <p className="text-soft">
        {isAnything
          ? 'With an account at another site you sign in here without a password. That site learns that you do, and nothing of what you do here.'
          : 'On this site one signs in with an e-mail address and a password; no other site can be used for it.'}
      </p>
      {isAnything && <LinkedList {...{ linked, others }} mayChange={session.isConfirmed} />}
      {isAnything && !session.isConfirmed && (
        <Section title="To change something, show that it is you">
          <ConfirmForm ways={ways} here={routes.linkedAccounts()} />
        </Section>
      )}
    </SettingsFrame>
  )
}
