import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SettingsFrame } from '@/components/account/settings-frame'
import { AppSetUp } from '@/components/factor/app-set-up'
import { QrCode } from '@/components/factor/qr-code'
import { getSession } from '@/lib/auth/session'
import { findNewApp } from '@/lib/factor/queries'
import { onwardFrom, routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Authenticator app', robots: { index: false } }

// Nothing in its address says that this page differs from person to person.
export const dynamic = 'force-dynamic'

export default async function AppPage() {
  const session = await getSession()
  if (!session) redirect(routes.signIn(routes.setUpApp()))
  if (!session.isConfirmed) redirect(routes.factors())
  const made = await findNewApp(session.viewer)
  return (
    <SettingsFrame title="Authenticator app" here={routes.factors()}>
      <AppSetUp
        secret={made?.secret ?? null}
        qrCode={made && <QrCode content={made.address} label="The secret as a QR code" />}
        next={onwardFrom(session.viewer)}
      />
    </SettingsFrame>
  )
}
