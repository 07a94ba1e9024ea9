import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { SettingsFrame } from '@/components/account/settings-frame'
import { AddPasskey } from '@/components/factor/add-passkey'
import { AppPart } from '@/components/factor/app-part'
import { ConfirmForm } from '@/components/factor/confirm-form'
import { NewCodes } from '@/components/factor/new-codes'
import { PasskeyList } from '@/components/factor/passkey-list'
import { Section } from '@/components/ui/column'
import { Notice } from '@/components/ui/notice'
import { getSession } from '@/lib/auth/session'
import { findOwnFactors } from '@/lib/factor/queries'
import { findWaysToConfirm } from '@/lib/linked-account/queries'
import { passkeyPlace } from '@/lib/passkey/place'
import { onwardFrom, routes } from '@/lib/routes'
import { deviceOf } from '@/lib/session/device'

export const metadata: Metadata = { title: 'Second step', robots: { index: false } }

// Nothing in its address says that this page differs from person to person.
export const dynamic = 'force-dynamic'

export default async function FactorsPage() {
  const session = await getSession()
  if (!session) redirect(routes.signIn(routes.factors()))
  const { viewer, isConfirmed } = session
  const [{ passkeys, app, codesLeft }, ways] = await Promise.all([
    findOwnFactors(viewer),
    findWaysToConfirm(session),
  ])
  return (
    <SettingsFrame title="Second step" here={routes.factors()}>
      {viewer.heldRole && (
        <Notice>
          As {viewer.heldRole === 'admin' ? 'an admin' : 'a moderator'} you need a passkey or an authenticator
          app. Until you have one you can do what members can.
        </Notice>
      )}
      <p className="text-soft">
        A password alone can be guessed or stolen. A passkey signs you in without one; an authenticator app
        shows a code that is asked for after it. Any change here signs out every other browser.
      </p>
      {!isConfirmed && (
        <Section title="To change something, show that it is you">
          <ConfirmForm ways={ways} here={routes.factors()} />
        </Section>
      )}
      <Section title="Passkeys">
        <p className="text-sm text-muted">
          Kept by your phone, your computer, a security key or a password manager, and opened with your
          finger, face or PIN.
        </p>
        <PasskeyList passkeys={passkeys} mayChange={isConfirmed} />
        {!passkeyPlace() && <p>This site is not at an address for which browsers make passkeys.</p>}
        {isConfirmed && passkeyPlace() && (
          <AddPasskey name={deviceOf((await headers()).get('user-agent'))} next={onwardFrom(viewer)} />
        )}
      </Section>
      <Section title="Authenticator app">
        <p className="text-sm text-muted">Six digits, new every half-minute, also without a network.</p>
        <AppPart app={app} mayChange={isConfirmed} />
      </Section>
      {codesLeft !== null && (
        <Section title="Recovery codes">
          <p className="text-sm text-muted">
            For when everything else is lost. {codesLeft === 0 ? 'None is' : `${codesLeft} of 10 are`} left.
          </p>
          {isConfirmed && <NewCodes />}
        </Section>
      )}
    </SettingsFrame>
  )
}
