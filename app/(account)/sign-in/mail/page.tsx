import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SignInByMailForm } from '@/components/account/mailed-link-forms'
import { SignedInAlready } from '@/components/account/signed-in-already'
import { Column, PageTitle } from '@/components/ui/column'
import { getViewer } from '@/lib/auth/session'
import { isMailing } from '@/lib/mail/settings'
import { localPath, routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Sign in with a link', robots: { index: false } }

export default async function SignInByMailPage({ searchParams }: PageProps<'/sign-in/mail'>) {
  const { next } = await searchParams
  if (!isMailing()) notFound()
  const after = localPath(typeof next === 'string' ? next : null)
  const viewer = await getViewer()
  return (
    <Column width="narrow">
      <div className="grid gap-6">
        <PageTitle>Sign in with a link</PageTitle>
        {viewer ? (
          <SignedInAlready {...viewer} />
        ) : (
          <>
            <p className="text-soft">
              Say which address your account has, and a link is mailed to it that signs you in.
            </p>
            <SignInByMailForm next={after} />
            <p>
              <a href={routes.signIn(after)} className="font-medium underline underline-offset-4">
                Sign in with your password
              </a>
            </p>
          </>
        )}
      </div>
    </Column>
  )
}
