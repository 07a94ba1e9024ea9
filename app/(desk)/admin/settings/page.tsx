import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AdminFrame } from '@/components/admin/admin-frame'
import { SettingRow } from '@/components/setting/setting-row'
import { getDeskViewer } from '@/lib/auth/desk'
import { routes } from '@/lib/routes'
import { listSettings } from '@/lib/setting/queries'

export const metadata: Metadata = { title: 'Settings', robots: { index: false } }
export const dynamic = 'force-dynamic'

export default async function SettingsPage() {
  const viewer = await getDeskViewer(routes.adminSettings())
  const settings = await listSettings(viewer)
  if (!settings) notFound()
  return (
    <AdminFrame viewer={viewer} title="Settings" here={routes.adminSettings()}>
      <p className="text-soft">
        A change counts at once, for everybody, and stands in the public record with who made it.
      </p>
      <div className="divide-y divide-rule rounded-xl border border-rule bg-panel">
        {settings.map((setting) => (
          <SettingRow key={setting.name} setting={setting} />
        ))}
      </div>
    </AdminFrame>
  )
}
