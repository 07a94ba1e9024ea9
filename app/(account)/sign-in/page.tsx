import type { Metadata } from 'next'
import Link from 'next/link'
import { OtherWaysIn } from '@/components/account/other-ways-in'
import { SignInForm } from '@/components/account/sign-in-form'
import { SignedInAlready } from '@/components/account/signed-in-already'
import { PasskeyButton } from '@/components/factor/passkey-button'
import { ProviderLinks } from '@/components/linked-account/provider-links'
import { Column, PageTitle } from '@/components/ui/column'
import { Notice } from '@/components/ui/notice'
import { getViewer } from '@/lib/auth/session'
import { passkeyPlace } from '@/lib/passkey/place'
import { localPath, routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } }

/** What a page that led here has just done. */
const happened: Record<string, string> = {
  reset: 'Your password is changed, and every browser was signed out. Sign in with the new one.',
  leaving:
    'Your account will be deleted in 24 hours, and every browser was signed out. Sign in before then to keep it.',
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next, after: what } = await searchParams
  const after = localPath(typeof next === 'string' ? next : null)
  const viewer = await getViewer()
  return (
    <Column width="narrow">
      <div className="grid gap-7">
        <PageTitle>Sign in</PageTitle>
        {!viewer && typeof what === 'string' && what in happened && (
          <Notice look={what === 'reset' ? 'good' : 'calm'}>{happened[what]}</Notice>
        )}
        {viewer ? <SignedInAlready {...viewer} /> : <SignInForm next={after} />}
        {!viewer && passkeyPlace() && <PasskeyButton step="first" next={after} label="Use a passkey" />}
        {!viewer && <ProviderLinks next={after} />}
        {!viewer && <OtherWaysIn next={after} />}
        {!viewer && (
          <p className="text-soft">
            New here?{' '}
            <Link href={routes.signUp(after)} className="font-medium text-ink underline underline-offset-4">
              Make an account
            </Link>
          </p>
        )}
      </div>
    </Column>
  )
}
