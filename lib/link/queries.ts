import 'server-only'
import { db } from '@/lib/db'
import type { LetterKind } from '@/lib/mail/account-letter'
import { findLink, ownerOf } from '@/lib/mail/use-link'

/** What a link in a letter is for, whose address it is about, and whether signing in with it is what first shows that. */
type Shown = { kind: LetterKind; email: string | null; isFirst: boolean }

/** Null when it was used, has run out, or never was, or when nobody has the address any more. */
export async function findOpenLink(token: string): Promise<Shown | null> {
  const link = await findLink(token)
  if (!link) return null
  const { kind, email } = link
  if (kind !== 'sign-in') return { kind, email, isFirst: false }
  const user = await db().user.findFirst({
    where: ownerOf(link),
    select: { email: true, emailVerifiedAt: true },
  })
  return user && { kind, email: user.email, isFirst: user.emailVerifiedAt === null }
}
