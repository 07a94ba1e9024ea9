import type { Metadata } from 'next'
import Link from 'next/link'
import { SignInForm } from '@/components/account/sign-in-form'
import { SignedInAlready } from '@/components/account/signed-in-already'
import { Column, PageTitle } from '@/components/ui/column'
import { getViewer } from '@/lib/auth/session'
import { localPath, routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } }

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next } = await searchParams
  const after = localPath(typeof next === 'string' ? next : null)
  const viewer = await getViewer()
  return (
    <Column width="narrow">
      <div className="grid gap-7">
        <PageTitle>Sign in</PageTitle>
        {viewer ? <SignedInAlready {...viewer} /> : <SignInForm next={after} />}
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
