import 'server-only'
import { db, type Transaction } from '@/lib/db'
import type { Identity, ProviderName } from '@/lib/linked-account/identity'
import { listProviders, nameOfIssuer } from '@/lib/linked-account/providers'
import { passkeyPlace } from '@/lib/passkey/place'
import { can, type Viewer } from '@/lib/policy'
import { refuseBanned } from '@/lib/sanction/banned'
import type { Session } from '@/lib/session/session'

/** Whose account here somebody's account at another site is linked to: by issuer and subject, never by an address. */
export async function findOwner(
  { issuer, subject }: Pick<Identity, 'issuer' | 'subject'>,
  tx?: Transaction,
): Promise<{ id: string } | null> {
  const where = { issuer_subject: { issuer, subject } }
  const link = await (tx ?? db()).linkedAccount.findUnique({ where, select: { userId: true } })
  return link && { id: link.userId }
}

export type LinkedAccount = {
  id: string
  /** What its provider is called. */
  name: string
  label: string | null
  linkedAt: string
  /** Whether one can sign in by it now: its provider is still switched on. */
  isInUse: boolean
}

/** What somebody has linked, and what more they could link. */
export async function listLinkedAccounts(
  viewer: Viewer,
): Promise<{ linked: LinkedAccount[]; others: ProviderName[] }> {
  if (!can(viewer, 'account.change', { id: viewer.id })) return { linked: [], others: [] }
  const rows = await db().linkedAccount.findMany({ where: { userId: viewer.id }, orderBy: { id: 'asc' } })
  const providers = listProviders()
  const linked = rows.map(({ id, issuer, label, createdAt }) => ({
    id,
    name: nameOfIssuer(issuer),
    label,
    linkedAt: createdAt.toISOString(),
    isInUse: providers.some((provider) => provider.issuer === issuer),
  }))
  const others = providers.filter(({ issuer }) => !rows.some((row) => row.issuer === issuer))
  return { linked, others: others.map(({ id, name }) => ({ id, name })) }
}

/** How somebody who is signed in can show again that it is they. */
export type WaysToConfirm = {
  isConfirmed: boolean
  hasPassword: boolean
  /** Of an authenticator app, or to come back with. */
  hasCodes: boolean
  hasPasskey: boolean
  providers: ProviderName[]
}

export async function findWaysToConfirm({ viewer, isConfirmed }: Session): Promise<WaysToConfirm> {
  const user = await db().user.findUniqueOrThrow({
    where: { id: viewer.id },
    select: {
      passwordHash: true,
      linkedAccounts: { select: { issuer: true } },
      passkeys: { select: { id: true }, take: 1 },
      recoveryCodes: { select: { codeHash: true }, take: 1 },
    },
  })
  const issuers = new Set(user.linkedAccounts.map(({ issuer }) => issuer))
  const providers = listProviders().filter(({ issuer }) => issuers.has(issuer))
  return {
    isConfirmed,
    hasPassword: user.passwordHash !== null,
    // Whoever has an app, or a passkey, was given some.
    hasCodes: user.recoveryCodes.length > 0,
    hasPasskey: user.passkeys.length > 0 && passkeyPlace() !== null,
    providers: providers.map(({ id, name }) => ({ id, name })),
  }
}

/** What is to be done with an identity that did not simply lead in. */
export type Place =
  | { is: 'new' }
  | { is: 'address-known' }
  | { is: 'to-link' }
  | { is: 'linked' }
  | { is: 'of-another' }
  | { is: 'banned'; words: string; until: string | null }

/** What somebody can do with an identity that they have shown, signed in or not. */
export async function findPlace(identity: Identity, viewer: Viewer | null): Promise<Place> {
  const owner = await findOwner(identity)
  if (viewer) return { is: !owner ? 'to-link' : owner.id === viewer.id ? 'linked' : 'of-another' }
  const ban = owner && (await refuseBanned(owner.id))
  if (ban) return { is: 'banned', words: ban.detail?.words ?? '', until: ban.detail?.at ?? null }
  if (owner) return { is: 'linked' }
  const { email, isVerified } = identity
  // Who says that they have an address learns nothing about it here; only whom it is known to be of.
  const isKnown = email && isVerified && (await db().user.count({ where: { email } })) > 0
  return { is: isKnown ? 'address-known' : 'new' }
}
