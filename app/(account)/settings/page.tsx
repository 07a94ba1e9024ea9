import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ProfileForm } from '@/components/account/profile-form'
import { SettingsFrame } from '@/components/account/settings-frame'
import { getViewer } from '@/lib/auth/session'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Profile', robots: { index: false } }

// Nothing in its address says that this page differs from person to person.
export const dynamic = 'force-dynamic'

export default async function ProfilePage() {
  const viewer = await getViewer()
  if (!viewer) redirect(routes.signIn(routes.settings()))
  return (
    <SettingsFrame title="Profile" here={routes.settings()}>
      <p className="text-soft">
        You are <b className="font-semibold text-ink">@{viewer.handle}</b>; a handle stays as it is. What
        others see of you is{' '}
        <a href={routes.person(viewer.handle)} className="text-ink underline underline-offset-4">
          your public profile
        </a>
        .
      </p>
      <ProfileForm name={viewer.name} />
    </SettingsFrame>
  )
}
