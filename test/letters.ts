import { db } from '@/lib/db'
import type { LetterKind } from '@/lib/mail/account-letter'
import { linkToken } from '@/lib/mail/link-token'

/** The secret of the newest link of a kind, as it would stand in the mail. */
export async function lastLink(kind: LetterKind): Promise<string> {
  const letter = await db().accountLetter.findFirstOrThrow({ where: { kind }, orderBy: { id: 'desc' } })
  return linkToken(letter.id)
}

/** How many letters there are, by kind. */
export async function countLetters(): Promise<Record<string, number>> {
  const rows = await db().accountLetter.groupBy({ by: ['kind'], _count: true })
  return Object.fromEntries(rows.map(({ kind, _count }) => [kind, _count]))
}

/** Lets every link run out. */
export async function lapseLinks(): Promise<void> {
  await db().accountLetter.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } })
}
