import 'server-only'
import type { Transaction } from '@/lib/db'
import { type Settings, settingsFrom } from '@/lib/setting/settings'

/** The settings as they are in force, read with a transaction or with the client itself. */
export async function findSettings(tx: Pick<Transaction, '$queryRaw'>): Promise<Settings> {
  const rows = await tx.$queryRaw<{ name: string; value: unknown }[]>`
    SELECT DISTINCT ON (name) name, value FROM setting ORDER BY name, version DESC`
  return settingsFrom(rows)
}
