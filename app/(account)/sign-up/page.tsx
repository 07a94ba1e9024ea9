import type { Metadata } from 'next'
import Link from 'next/link'
import { JoinByMailForm } from '@/components/account/mailed-link-forms'
import { SignUpForm } from '@/components/account/sign-up-form'
import { SignedInAlready } from '@/components/account/signed-in-already'
import { ProviderLinks } from '@/components/linked-account/provider-links'
import { Column, PageTitle } from '@/components/ui/column'
import { getViewer } from '@/lib/auth/session'
import { isMailing } from '@/lib/mail/settings'
import { localPath, routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Make an account', robots: { index: false } }

/** With the address alone where a mail can show whose it is; else with all that makes an account. */
function Join({ next }: { next: string }) {
  if (!isMailing()) return <SignUpForm next={next} />
  return (
    <>
      <p className="text-soft">
        Say where mail reaches you, and a link is mailed there that makes your account.
      </p>
      <JoinByMailForm next={next} />
    </>
  )
}

export default async function SignUpPage({ searchParams }: PageProps<'/sign-up'>) {
  const { next } = await searchParams
  const after = localPath(typeof next === 'string' ? next : null)
  const viewer = await getViewer()
  return (
    <Column width="narrow">
      <div className="grid gap-7">
        <PageTitle>Make an account</PageTitle>
        {viewer ? <SignedInAlready {...viewer} /> : <Join next={after} />}
        {!viewer && <ProviderLinks next={after} />}
        {!viewer && (
          <p className="text-soft">
            Have one already?{' '}
            <Link href={routes.signIn(after)} className="font-medium text-ink underline underline-offset-4">
              Sign in
            </Link>
          </p>
        )}
      </div>
    </Column>
  )
}
