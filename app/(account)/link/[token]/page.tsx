import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import {
  ConfirmForm,
  EnterForm,
  JoinForm,
  ResetForm,
  SetUpForm,
  StayForm,
} from '@/components/account/link-forms'
import { Column, PageTitle } from '@/components/ui/column'
import { findOpenLink } from '@/lib/link/queries'
import { routes } from '@/lib/routes'
import { siteName } from '@/lib/site'

export const metadata: Metadata = {
  title: 'Your account',
  robots: { index: false },
  referrer: 'same-origin',
}

// Made for each request: the address is a secret between this site and one reader.
export const dynamic = 'force-dynamic'

export default async function LinkPage({ params }: PageProps<'/link/[token]'>) {
  const { token } = await params
  if (token === 'confirmed') return <Confirmed />
  if (token === 'kept') return <Kept />
  const link = await findOpenLink(token)
  switch (link?.kind) {
    case 'join':
      return (
        <Page
          title="Make your account"
          words={
            <>
              For <b>{link.email}</b>.
            </>
          }
        >
          <JoinForm token={token} email={link.email ?? ''} />
        </Page>
      )
    case 'sign-in':
      return (
        <Page title="Sign in" words={<SignInWords {...link} />}>
          <EnterForm token={token} />
        </Page>
      )
    case 'verify':
    case 'new-email':
      return (
        <Page title="Confirm your e-mail address" words={<b>{link.email}</b>}>
          <ConfirmForm token={token} />
        </Page>
      )
    case 'reset':
      return (
        <Page title="Choose a new password" words="Every browser is signed out when you change it.">
          <ResetForm token={token} />
        </Page>
      )
    case 'leaving':
      return (
        <Page title="Keep your account?" words="You have asked for it to be deleted.">
          <StayForm token={token} />
        </Page>
      )
    case 'set-up':
      return (
        <Page title={`Begin with ${siteName}`} words="This makes the first account, which may do everything.">
          <SetUpForm token={token} />
        </Page>
      )
    default:
      return <Spent />
  }
}

function Page({ title, words, children }: { title: string; words: ReactNode; children: ReactNode }) {
  return (
    <Column width="narrow">
      <div className="grid gap-6">
        <PageTitle>{title}</PageTitle>
        <p className="text-soft">{words}</p>
        {children}
      </div>
    </Column>
  )
}

function SignInWords({ email, isFirst }: { email: string | null; isFirst: boolean }) {
  return (
    <>
      To the account of <b>{email}</b>.
      {isFirst &&
        ' This shows for the first time that the address is yours: every other browser is signed out, and the password that the account was made with opens it no more. You can choose another.'}
    </>
  )
}

function Confirmed() {
  return (
    <Page title="Thank you" words="Mail reaches you there. You can comment and check.">
      <Ways>
        <a href={routes.home()}>To the articles</a>
        <a href={routes.emailSettings()}>Your settings</a>
      </Ways>
    </Page>
  )
}

function Kept() {
  return (
    <Page title="Your account stays" words="Nothing of it was deleted.">
      <Ways>
        <a href={routes.signIn()}>Sign in</a>
      </Ways>
    </Page>
  )
}

function Ways({ children }: { children: ReactNode }) {
  return (
    <p className="flex flex-wrap gap-x-5 gap-y-2 [&_a]:font-medium [&_a]:underline [&_a]:underline-offset-4">
      {children}
    </p>
  )
}

function Spent() {
  return (
    <Page
      title="This link is over"
      words="It has been used, has run out, or a newer one took its place. If you have just used it, it has done what it was for."
    >
      <Ways>
        <a href={routes.signIn()}>Sign in</a>
        <a href={routes.forgotPassword()}>Ask for a new password</a>
      </Ways>
    </Page>
  )
}
