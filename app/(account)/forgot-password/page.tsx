import type { Metadata } from 'next'
import { LinkByHand } from '@/components/account/link-by-hand'
import { ForgotForm } from '@/components/account/mailed-link-forms'
import { Column, PageTitle } from '@/components/ui/column'
import { isMailing } from '@/lib/mail/settings'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'A new password', robots: { index: false } }

// What this site can do depends on its settings, which a build does not know.
export const dynamic = 'force-dynamic'

export default function ForgotPasswordPage() {
  return (
    <Column width="narrow">
      <div className="grid gap-6">
        <PageTitle>A new password</PageTitle>
        {isMailing() ? (
          <>
            <p className="text-soft">
              Say which address your account has, and a link is mailed to it with which you choose another
              password.
            </p>
            <ForgotForm />
          </>
        ) : (
          <p className="text-soft">
            <LinkByHand />
          </p>
        )}
        <p>
          <a href={routes.signIn()} className="font-medium underline underline-offset-4">
            Sign in
          </a>
        </p>
      </div>
    </Column>
  )
}
