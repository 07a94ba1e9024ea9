import 'server-only'
import { makeAccount } from '@/lib/account/make-account'
import { transaction } from '@/lib/db'
import type { AskToJoinInput, JoinByLinkInput } from '@/lib/join/input'
import { isMailing } from '@/lib/mail/settings'
import { endLinks, findLink, findLinkForUpdate } from '@/lib/mail/use-link'
import { askForLink } from '@/lib/mail/write-letter'
import { type Result, refuse, succeed } from '@/lib/result'

/**
 * Has a link mailed with which an account is made. Whoever has one with this address already is told by mail, and nobody
 * else is: nothing of an account is there before its link is used, neither an answer nor a handle that is taken.
 */
export async function askToJoin({ email, next }: AskToJoinInput): Promise<Result<{ email: string }>> {
  if (!isMailing()) return refuse('not-found')
  return transaction(async (tx) => {
    await askForLink(tx, { kind: 'join', email, next })
    return succeed({ email })
  })
}

/** Makes the account of the address that a link was mailed to, once. */
export async function joinByLink({
  token,
  ...person
}: JoinByLinkInput): Promise<Result<{ id: string; next?: string }>> {
  const link = await findLink(token, 'join')
  if (!link?.email) return refuse('link-spent')
  const { email, next } = link
  const made = await makeAccount({ ...person, email, isVouchedFor: true }, async (tx) => {
    if (!(await findLinkForUpdate(tx, token, 'join'))) return refuse('link-spent')
    await endLinks(tx, { email }, ['join'])
    return null
  })
  if (made.ok) return succeed({ id: made.value.id, ...(next ? { next } : {}) })
  // Somebody made it meanwhile, with another link.
  return made.refusal === 'taken' && made.detail?.field === 'email' ? refuse('link-spent') : made
}
