import 'server-only'
import { db, type Transaction } from '@/lib/db'
import type { LetterKind } from '@/lib/mail/account-letter'
import { tokenHash } from '@/lib/session/token-hash'

export type OpenLink = {
  id: string
  kind: LetterKind
  userId: string | null
  email: string | null
  next: string | null
}

const columns = { id: true, kind: true, userId: true, email: true, next: true } as const

/** The letter whose link has this secret; null when it was used, has run out, or never was. */
export async function findLink(token: string, kind?: LetterKind): Promise<OpenLink | null> {
  const letter = await db().accountLetter.findFirst({ where: open(token, kind), select: columns })
  return letter as OpenLink | null
}

/** The same, its row locked: of two who use a link at once the second finds it spent. */
export async function findLinkForUpdate(
  tx: Transaction,
  token: string,
  kind: LetterKind,
): Promise<OpenLink | null> {
  await tx.$queryRaw`SELECT 1 FROM account_letter WHERE token_hash = ${tokenHash(token)} FOR UPDATE`
  const letter = await tx.accountLetter.findFirst({ where: open(token, kind), select: columns })
  return letter as OpenLink | null
}

/** Ends a link: it has done what it was for. */
export async function spendLink(tx: Transaction, { id }: OpenLink): Promise<void> {
  await tx.accountLetter.update({ where: { id }, data: { usedAt: new Date() }, select: { id: true } })
}

/** The links with which somebody could come to hold an account: who takes it back leaves none of them open. */
export const waysIn: LetterKind[] = ['reset', 'sign-in', 'new-email']

/** Ends every open link of these kinds that was made for a person or mailed to their address. */
export async function endLinks(
  tx: Transaction,
  { id, email }: { id?: string; email: string },
  kinds: LetterKind[],
): Promise<void> {
  await tx.accountLetter.updateMany({
    where: { kind: { in: kinds }, usedAt: null, OR: [{ email }, ...(id ? [{ userId: id }] : [])] },
    data: { usedAt: new Date() },
  })
}

/** The one whom a letter was written to: by who they are, or by the address as long as it is theirs. */
export function ownerOf({ userId, email }: OpenLink) {
  return userId ? { id: userId, leftAt: null } : { email: email ?? '', leftAt: null }
}

function open(token: string, kind?: LetterKind) {
  return {
    tokenHash: tokenHash(token),
    usedAt: null,
    expiresAt: { gt: new Date() },
    ...(kind ? { kind } : {}),
  }
}
