import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { EmailForm } from '@/components/account/email-form'
import { SettingsFrame } from '@/components/account/settings-frame'
import { VerifyAgain } from '@/components/account/verify-again'
import { getViewer } from '@/lib/auth/session'
import { findAddress } from '@/lib/email/queries'
import { isMailing } from '@/lib/mail/settings'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'E-mail', robots: { index: false } }

// Nothing in its address says that this page differs from person to person.
export const dynamic = 'force-dynamic'

export default async function EmailPage() {
  const viewer = await getViewer()
  if (!viewer) redirect(routes.signIn(routes.emailSettings()))
  const { email, isVerified } = await findAddress(viewer)
  return (
    <SettingsFrame title="E-mail" here={routes.emailSettings()}>
      {isMailing() && !isVerified ? (
        <VerifyAgain email={email} />
      ) : (
        <p className="text-soft">
          Your address is <b className="font-semibold text-ink">{email}</b>. You sign in with it, and it is
          never shown to others.
        </p>
      )}
      <EmailForm isMailing={isMailing()} />
    </SettingsFrame>
  )
}
