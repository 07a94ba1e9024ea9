import 'server-only'
import { db } from '@/lib/db'
import { can, type Viewer } from '@/lib/policy'
import { findSettings } from '@/lib/setting/load'
import { type SettingName, type Settings, settingNames } from '@/lib/setting/settings'

/** The settings in force, for pages that are made by them. */
export async function getSettings(): Promise<Settings> {
  return findSettings(db())
}

export type SettingView = {
  name: SettingName
  value: Settings[SettingName]
  version: number
  /** The latest changes, the newest first. */
  history: { value: unknown; by: string | null; at: string; version: number }[]
}

/** How many changes of a setting are listed. */
const mostHistory = 20

/** Every setting with who changed it to what, for admins; null for everybody else. */
export async function listSettings(viewer: Viewer): Promise<SettingView[] | null> {
  if (!can(viewer, 'site.administer')) return null
  const [settings, histories] = await Promise.all([
    getSettings(),
    Promise.all(
      settingNames.map((name) =>
        db().setting.findMany({
          where: { name },
          orderBy: { version: 'desc' },
          take: mostHistory,
          select: { value: true, version: true, changedAt: true, changedBy: { select: { name: true } } },
        }),
      ),
    ),
  ])
  return settingNames.map((name, index) => {
    const rows = histories[index] ?? []
    const history = rows.map(({ value, version, changedAt, changedBy }) => ({
      value,
      version,
      by: changedBy?.name ?? null,
      at: changedAt.toISOString(),
    }))
    return { name, value: settings[name], version: rows[0]?.version ?? 0, history }
  })
}
