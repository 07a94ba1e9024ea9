import 'server-only'
import { db } from '@/lib/db'
import { appAddress } from '@/lib/factor/app-code'
import { unseal } from '@/lib/factor/sealed'
import type { Viewer } from '@/lib/policy'

export type OwnPasskey = { id: string; name: string; addedAt: string; usedAt: string | null }

/** What somebody signs in with besides their password. */
export type OwnFactors = {
  passkeys: OwnPasskey[]
  app: { addedAt: string; usedAt: string | null } | null
  /** How many recovery codes are left; null for who has no factor, and so none. */
  codesLeft: number | null
}

export async function findOwnFactors({ id: userId }: Viewer): Promise<OwnFactors> {
  const [user, codesLeft] = await Promise.all([
    db().user.findUniqueOrThrow({
      where: { id: userId },
      select: { authenticatorApp: true, passkeys: { orderBy: { id: 'asc' } } },
    }),
    db().recoveryCode.count({ where: { userId, usedAt: null } }),
  ])
  const { authenticatorApp: app, passkeys } = user
  const confirmedAt = app?.confirmedAt ?? null
  return {
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
      id,
      name,
      addedAt: createdAt.toISOString(),
      usedAt: lastUsedAt?.toISOString() ?? null,
    })),
    app: confirmedAt && {
      addedAt: confirmedAt.toISOString(),
      usedAt: app?.lastUsedAt?.toISOString() ?? null,
    },
    codesLeft: confirmedAt || passkeys.length > 0 ? codesLeft : null,
  }
}

/** The secret of an app that is being set up, and what its QR code says; null where none is. */
export async function findNewApp(viewer: Viewer): Promise<{ secret: string; address: string } | null> {
  const row = await db().authenticatorApp.findUnique({ where: { userId: viewer.id } })
  const secret = row && !row.confirmedAt ? unseal(row.sealedSecret, viewer.id) : null
  return secret === null ? null : { secret, address: appAddress(secret, viewer.handle) }
}
