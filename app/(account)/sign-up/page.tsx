import type { Metadata } from 'next'
import Link from 'next/link'
import { SignUpForm } from '@/components/account/sign-up-form'
import { SignedInAlready } from '@/components/account/signed-in-already'
import { Column, PageTitle } from '@/components/ui/column'
import { getViewer } from '@/lib/auth/session'
import { localPath, routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Make an account', robots: { index: false } }

export default async function SignUpPage({ searchParams }: PageProps<'/sign-up'>) {
  const { next } = await searchParams
  const after = localPath(typeof next === 'string' ? next : null)
  const viewer = await getViewer()
  return (
    <Column width="narrow">
      <div className="grid gap-7">
        <PageTitle>Make an account</PageTitle>
        {viewer ? <SignedInAlready {...viewer} /> : <SignUpForm next={after} />}
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
