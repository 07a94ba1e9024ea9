import 'server-only'
import type { LetterKind } from '@/lib/mail/account-letter'
import { findLink } from '@/lib/mail/use-link'

/** What a link in a letter is for and whose address it is about; null when it was used, has run out, or never was. */
export async function findOpenLink(
  token: string,
): Promise<{ kind: LetterKind; email: string | null } | null> {
  const link = await findLink(token)
  return link && { kind: link.kind, email: link.email }
}
