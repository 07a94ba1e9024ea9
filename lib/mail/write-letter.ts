import 'server-only'
import { v7 as newId } from 'uuid'
import type { Transaction } from '@/lib/db'
import { type LetterKind, linkSeconds } from '@/lib/mail/account-letter'
import { linkToken } from '@/lib/mail/link-token'
import { tokenHash } from '@/lib/session/token-hash'

type NewLetter = {
  kind: LetterKind
  userId: string | null
  /** Where it is mailed to as soon as the transaction is committed; null to hand the link over. */
  email: string | null
  /** Where on this site its link leads on to, where whoever asked for it said so. */
  next?: string | undefined
}

/** The most letters of a kind that an address gets in an hour. */
const mostAnHour = 5

/** Writes a letter and gives the secret of its link. Older links of the kind for the same person end: the last one counts. */
export async function writeLetter(
  tx: Transaction,
  { kind, userId, email, next }: NewLetter,
): Promise<string> {
  const id = newId()
  const seconds = linkSeconds[kind]
  const token = linkToken(id)
  const now = new Date()
  if (seconds !== null && userId)
    await tx.accountLetter.updateMany({
      where: { kind, userId, usedAt: null, tokenHash: { not: null } },
      data: { usedAt: now },
    })
  await tx.accountLetter.create({
    data: {
      id,
      kind,
      userId,
      email,
      next: next ?? null,
      createdAt: now,
      ...(seconds === null
        ? {}
        : { tokenHash: tokenHash(token), expiresAt: new Date(now.getTime() + seconds * 1_000) }),
    },
    select: { id: true },
  })
  return token
}

/**
 * Writes a letter to an address for whoever asks, the same whether anybody has the address or not: who it is is looked up
 * when the mail is sent, so neither the answer nor its time tells (ASVS 5.0 6.3.8). An address that has had many gets none.
 */
export async function askForLink(
  tx: Transaction,
  letter: { kind: 'reset' | 'sign-in' | 'join'; email: string; next?: string | undefined },
): Promise<void> {
  if (await isOverwritten(tx, letter.kind, letter.email)) return
  await writeLetter(tx, { ...letter, userId: null })
}

/** Whether an address has had as many letters of a kind in the last hour as it may. */
export async function isOverwritten(tx: Transaction, kind: LetterKind, email: string): Promise<boolean> {
  const since = new Date(Date.now() - 3_600_000)
  return (await tx.accountLetter.count({ where: { kind, email, createdAt: { gt: since } } })) >= mostAnHour
}
