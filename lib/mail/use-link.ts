import 'server-only'
import { db, type Transaction } from '@/lib/db'
import type { LetterKind } from '@/lib/mail/account-letter'
import { tokenHash } from '@/lib/session/token-hash'

export type OpenLink = { id: string; kind: LetterKind; userId: string | null; email: string | null }

const columns = { id: true, kind: true, userId: true, email: true } as const

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

function open(token: string, kind?: LetterKind) {
  return {
    tokenHash: tokenHash(token),
    usedAt: null,
    expiresAt: { gt: new Date() },
    ...(kind ? { kind } : {}),
  }
}
