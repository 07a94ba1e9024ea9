import 'server-only'
import { transaction } from '@/lib/db'
import { append, siteId } from '@/lib/event/append'
import { can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import type { ChangeSettingInput } from '@/lib/setting/input'
import { defaults, readSetting, type SettingName } from '@/lib/setting/settings'

export type Changed = { name: SettingName; version: number }

/**
 * Changes a setting: a new version of it, what was stays. Who opened the form on an older version is told; the same
 * value stored again changes nothing. Two who change it at once make one version, and the second is told.
 */
export async function changeSetting(viewer: Viewer, input: ChangeSettingInput): Promise<Result<Changed>> {
  if (!can(viewer, 'site.administer')) return refuse('not-found')
  const { name, value, from } = input
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`setting ${name}`}, 0))::text`
    const latest = await tx.setting.findFirst({ where: { name }, orderBy: { version: 'desc' } })
    const version = latest?.version ?? 0
    const read = latest ? readSetting(name, latest.value) : null
    const before = read?.ok ? read.value : defaults[name]
    if (before === value) return succeed({ name, version })
    if (version !== from) return refuse('conflict', version > 0 ? { version } : undefined)
    const data = { name, version: version + 1, value, changedById: viewer.id }
    await tx.setting.create({ data, select: { name: true } })
    append(tx, {
      kind: 'setting.changed',
      actorId: viewer.id,
      subjectType: 'site',
      subjectId: siteId,
      data: { name, from: before, to: value, version: data.version },
    })
    return succeed({ name, version: data.version })
  })
}
