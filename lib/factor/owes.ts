import 'server-only'
import type { Transaction } from '@/lib/db'
import { strictRoles } from '@/lib/session/lifetimes'
import { defaults, readSetting } from '@/lib/setting/settings'
import { Prisma } from '@/prisma/client/client'

/**
 * Whether a person of the row `u` must have a second factor and has none, as a JSON value of the setting where they have
 * none, and null for everybody else. Nothing is looked up for members and editors.
 */
export const owesSql = Prisma.sql`
  CASE WHEN u.role = ANY (${strictRoles})
    AND NOT EXISTS (SELECT 1 FROM passkey k WHERE k.user_id = u.id)
    AND NOT EXISTS (SELECT 1 FROM authenticator_app a WHERE a.user_id = u.id AND a.confirmed_at IS NOT NULL)
  THEN COALESCE((SELECT value FROM setting WHERE name = 'second-step' ORDER BY version DESC LIMIT 1),
    ${JSON.stringify(defaults['second-step'])}::jsonb) END`

/** What `owesSql` gave, as the setting says it. */
export function readOwes(value: unknown): boolean {
  const read = value === null ? null : readSetting('second-step', value)
  return read !== null && (read.ok ? read.value : defaults['second-step']) === 'required'
}

/** Whether somebody decides about others, must therefore have a second factor, and has none. */
export async function owesFactor(tx: Pick<Transaction, '$queryRaw'>, userId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<[{ owes: unknown }?]>`
    SELECT ${owesSql} AS owes FROM "user" u WHERE u.id = ${userId}::uuid`
  return readOwes(row?.owes ?? null)
}
