import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { LinkByHand } from '@/components/account/link-by-hand'
import { PasswordForm } from '@/components/account/password-form'
import { SettingsFrame } from '@/components/account/settings-frame'
import { OnceConfirmed } from '@/components/linked-account/once-confirmed'
import { getSession } from '@/lib/auth/session'
import { findAddress } from '@/lib/email/queries'
import { findWaysToConfirm } from '@/lib/linked-account/queries'
import { isMailing } from '@/lib/mail/settings'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Password', robots: { index: false } }

// Nothing in its address says that this page differs from person to person.
export const dynamic = 'force-dynamic'

export default async function PasswordPage() {
  const session = await getSession()
  if (!session) redirect(routes.signIn(routes.passwordSettings()))
  const [{ email }, ways] = await Promise.all([findAddress(session.viewer), findWaysToConfirm(session)])
  return (
    <SettingsFrame title="Password" here={routes.passwordSettings()}>
      {ways.hasPassword ? (
        <p className="text-soft">
          Changing it signs out every other browser.{' '}
          {isMailing() ? (
            <>
              If you do not know the present one,{' '}
              <a href={routes.forgotPassword()} className="text-ink underline underline-offset-4">
                have a link mailed to you
              </a>
              .
            </>
          ) : (
            <>
              Do you not know the present one? <LinkByHand />
            </>
          )}
        </p>
      ) : (
        <p className="text-soft">
          You have none: you sign in without. With one you can also sign in with your e-mail address.
        </p>
      )}
      <OnceConfirmed ways={ways} here={routes.passwordSettings()}>
        <PasswordForm email={email} ways={ways} />
      </OnceConfirmed>
    </SettingsFrame>
  )
}
