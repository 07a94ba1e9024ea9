import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SettingsFrame } from '@/components/account/settings-frame'
import { OwnSanction } from '@/components/sanction/own-sanction'
import { Section } from '@/components/ui/column'
import { getViewer } from '@/lib/auth/session'
import { routes } from '@/lib/routes'
import { listOwnSanctions } from '@/lib/sanction/queries'

export const metadata: Metadata = { title: 'Your standing', robots: { index: false } }

// Nothing in its address says that this page differs from person to person.
export const dynamic = 'force-dynamic'

export default async function StandingPage() {
  const viewer = await getViewer()
  if (!viewer) redirect(routes.signIn(routes.standing()))
  const sanctions = await listOwnSanctions(viewer)
  const inForce = sanctions.filter(({ isOver }) => !isOver)
  const over = sanctions.filter(({ isOver }) => isOver)
  return (
    <SettingsFrame title="Your standing" here={routes.standing()}>
      <p className="text-soft">
        {inForce.length === 0
          ? 'Nothing stands in your way: you can write, report and mark like everybody.'
          : 'This is what moderators have decided about your account, and why. You may appeal each decision once; somebody else answers.'}
      </p>
      {inForce.map((sanction) => (
        <OwnSanction key={sanction.id} sanction={sanction} />
      ))}
      {over.length > 0 && (
        <Section title="What is over">
          {over.map((sanction) => (
            <OwnSanction key={sanction.id} sanction={sanction} />
          ))}
        </Section>
      )}
    </SettingsFrame>
  )
}
