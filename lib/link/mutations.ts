import 'server-only'
import { type Transaction, transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import type { AskSignInLinkInput, OpenByLinkInput } from '@/lib/link/input'
import { isMailing } from '@/lib/mail/settings'
import { endLinks, findLinkForUpdate, ownerOf, waysIn } from '@/lib/mail/use-link'
import { askForLink } from '@/lib/mail/write-letter'
import { type Result, refuse, succeed } from '@/lib/result'
import { refuseBanned } from '@/lib/sanction/banned'
import { findPersonForUpdate } from '@/lib/sanction/load'
import { endSessionsOf } from '@/lib/session/end'

/** Has a link mailed that signs in whoever has the address. On a site without e-mail there is nothing of the kind. */
export async function askSignInLink({ email, next }: AskSignInLinkInput): Promise<Result<{ email: string }>> {
  if (!isMailing()) return refuse('not-found')
  return transaction(async (tx) => {
    await askForLink(tx, { kind: 'sign-in', email, next })
    return succeed({ email })
  })
}

/**
 * The person whom a link in a mail names, once; it ends with all others of its kind. Whoever is banned is told why, and
 * the link stays.
 */
export async function openByLink({ token }: OpenByLinkInput): Promise<Result<{ id: string; next?: string }>> {
  return transaction(async (tx) => {
    const link = await findLinkForUpdate(tx, token, 'sign-in')
    const user =
      link &&
      (await tx.user.findFirst({
        where: ownerOf(link),
        select: { id: true, email: true, emailVerifiedAt: true },
      }))
    if (!user) return refuse('link-spent')
    const ban = await refuseBanned(user.id)
    if (ban) return ban
    await endLinks(tx, user, user.emailVerifiedAt ? ['sign-in'] : waysIn)
    if (!user.emailVerifiedAt) await takeOver(tx, user.id)
    return succeed({ id: user.id, ...(link.next ? { next: link.next } : {}) })
  })
}

/**
 * The first time that somebody shows that an address is theirs. Anybody may have made the account with it and wait inside:
 * their sessions end, and neither the password that they chose nor anything else they added opens it any more.
 */
async function takeOver(tx: Transaction, id: string): Promise<void> {
  await findPersonForUpdate(tx, id)
  await tx.user.update({
    where: { id },
    data: { emailVerifiedAt: new Date(), passwordHash: null },
    select: { id: true },
  })
  const theirs = { where: { userId: id } }
  await tx.passkey.deleteMany(theirs)
  await tx.authenticatorApp.deleteMany(theirs)
  await tx.recoveryCode.deleteMany(theirs)
  await tx.linkedAccount.deleteMany(theirs)
  await endSessionsOf(tx, id, 'password-changed')
  append(tx, { kind: 'person.email-verified', actorId: id, subjectType: 'person', subjectId: id })
}
