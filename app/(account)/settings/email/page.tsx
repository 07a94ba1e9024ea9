import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { EmailForm } from '@/components/account/email-form'
import { SettingsFrame } from '@/components/account/settings-frame'
import { VerifyAgain } from '@/components/account/verify-again'
import { OnceConfirmed } from '@/components/linked-account/once-confirmed'
import { getSession } from '@/lib/auth/session'
import { findAddress } from '@/lib/email/queries'
import { findWaysToConfirm } from '@/lib/linked-account/queries'
import { isMailing } from '@/lib/mail/settings'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'E-mail', robots: { index: false } }

// Nothing in its address says that this page differs from person to person.
export const dynamic = 'force-dynamic'

export default async function EmailPage() {
  const session = await getSession()
  if (!session) redirect(routes.signIn(routes.emailSettings()))
  const [{ email, isVerified }, ways] = await Promise.all([
    findAddress(session.viewer),
    findWaysToConfirm(session),
  ])
  return (
    <SettingsFrame title="E-mail" here={routes.emailSettings()}>
      {isMailing() && !isVerified ? (
        <VerifyAgain email={email} />
      ) : (
        <p className="text-soft">
          Your address is <b className="font-semibold text-ink">{email}</b>.{' '}
          {ways.hasPassword && 'You sign in with it. '}It is never shown to others.
        </p>
      )}
      <OnceConfirmed ways={ways} here={routes.emailSettings()}>
        <EmailForm isMailing={isMailing()} ways={ways} />
      </OnceConfirmed>
    </SettingsFrame>
  )
}
