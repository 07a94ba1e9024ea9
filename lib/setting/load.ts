import 'server-only'
import type { Transaction } from '@/lib/db'
import { type Settings, settingsFrom } from '@/lib/setting/settings'
import { Prisma } from '@/prisma/client/client'

type SettingRow = { name: string; value: unknown }

/** The settings as they are in force, read with a transaction or with the client itself. */
export async function findSettings(tx: Pick<Transaction, '$queryRaw'>): Promise<Settings> {
  return settingsFrom(await tx.$queryRaw<SettingRow[]>(settingsSql))
}

/** What `settingsFrom` takes. */
export const settingsSql = Prisma.sql`
  SELECT DISTINCT ON (name) name, value FROM setting ORDER BY name, version DESC`
