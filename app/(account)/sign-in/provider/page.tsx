import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { IdentityPlace } from '@/components/linked-account/identity-place'
import { ProviderProblem } from '@/components/linked-account/provider-problem'
import { Column, PageTitle } from '@/components/ui/column'
import { getSession } from '@/lib/auth/session'
import { readShown } from '@/lib/auth/shown-identity'
import { nameOfIssuer } from '@/lib/linked-account/providers'
import { findPlace, findWaysToConfirm } from '@/lib/linked-account/queries'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Signing in from another site', robots: { index: false } }

export default async function ShownIdentityPage({ searchParams }: PageProps<'/sign-in/provider'>) {
  const { problem } = await searchParams
  const [shown, session] = await Promise.all([readShown(), getSession()])
  if (typeof problem === 'string') return <ProviderProblem problem={problem} isSignedIn={session !== null} />
  if (!shown) redirect(session ? routes.linkedAccounts() : routes.signIn())
  const { identity } = shown
  const place = await findPlace(identity, session?.viewer ?? null)
  const name = nameOfIssuer(identity.issuer)
  return (
    <Column width="narrow">
      <div className="grid gap-7">
        <PageTitle>{titles[place.is](name)}</PageTitle>
        <IdentityPlace
          {...{ place, identity, name }}
          signedIn={session && { handle: session.viewer.handle, ways: await findWaysToConfirm(session) }}
        />
      </div>
    </Column>
  )
}

const titles = {
  new: () => 'Make an account',
  'address-known': () => 'You have an account here',
  'to-link': (name: string) => `Link your ${name} account`,
  linked: (name: string) => `Your ${name} account is linked`,
  'of-another': (name: string) => `This ${name} account is taken`,
  banned: () => 'This account is banned',
}
