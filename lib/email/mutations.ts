import 'server-only'
import { isTaken } from '@/lib/database-errors'
import { type Transaction, transaction } from '@/lib/db'
import type { ConfirmEmailInput, NewEmailInput } from '@/lib/email/input'
import { append } from '@/lib/event/append'
import type { EventKind } from '@/lib/event/kinds'
import { isMailing } from '@/lib/mail/settings'
import { findLink, findLinkForUpdate, type OpenLink, spendLink } from '@/lib/mail/use-link'
import { isOverwritten, writeLetter } from '@/lib/mail/write-letter'
import { can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { refuseWithoutProof } from '@/lib/session/confirm'
import type { Session } from '@/lib/session/session'

/** Mails the link once more that shows that mail reaches somebody. Whoever has shown it gets none. */
export async function askVerify(viewer: Viewer): Promise<Result<{ email: string }>> {
  if (!can(viewer, 'account.change', { id: viewer.id })) return refuse('forbidden')
  if (!isMailing()) return refuse('not-found')
  return transaction(async (tx) => {
    const user = await lockAccount(tx, viewer.id)
    if (user.emailVerifiedAt) return succeed({ email: user.email })
    if (await isOverwritten(tx, 'verify', user.email)) return refuse('too-often')
    await writeLetter(tx, { kind: 'verify', userId: user.id, email: user.email })
    return succeed({ email: user.email })
  })
}

/**
 * Asks for another address, by whoever shows again who they are. The new one is mailed a link and counts once that was opened; whether
 * somebody else has it is said only there. On a site that sends no mail it counts at once.
 */
export async function askNewEmail(
  session: Session,
  { email, password }: NewEmailInput,
): Promise<Result<{ email: string; isDone: boolean }>> {
  const { viewer } = session
  if (!can(viewer, 'account.change', { id: viewer.id })) return refuse('forbidden')
  const unconfirmed = await refuseWithoutProof(session, password)
  if (unconfirmed) return unconfirmed
  return unlessTaken<{ email: string; isDone: boolean }>(() =>
    transaction(async (tx) => {
      const user = await lockAccount(tx, viewer.id)
      if (user.email === email) return succeed({ email, isDone: true })
      if (!isMailing()) {
        await changeEmail(tx, user, email, null)
        return succeed({ email, isDone: true })
      }
      if (await isOverwritten(tx, 'new-email', email)) return refuse('too-often')
      await writeLetter(tx, { kind: 'new-email', userId: user.id, email })
      return succeed({ email, isDone: false })
    }),
  )
}

/** Shows that mail reaches somebody: what the link in a letter to their address, or to their new one, does. */
export async function confirmEmail({ token }: ConfirmEmailInput): Promise<Result<{ email: string }>> {
  const kind = (await findLink(token))?.kind
  if (kind !== 'verify' && kind !== 'new-email') return refuse('link-spent')
  return unlessTaken(() =>
    transaction(async (tx) => {
      const link = await findLinkForUpdate(tx, token, kind)
      return link ? confirm(tx, link) : refuse('link-spent')
    }),
  )
}

async function confirm(tx: Transaction, link: OpenLink): Promise<Result<{ email: string }>> {
  const { kind, userId, email } = link
  const user = userId ? await lockAccount(tx, userId) : null
  if (!user || !email || user.leftAt || (kind === 'verify' && user.email !== email))
    return refuse('link-spent')
  await spendLink(tx, link)
  if (kind === 'new-email') {
    await changeEmail(tx, user, email, new Date())
  } else if (!user.emailVerifiedAt) {
    await tx.user.update({
      where: { id: user.id },
      data: { emailVerifiedAt: new Date() },
      select: { id: true },
    })
    log(tx, 'person.email-verified', user.id)
  }
  return succeed({ email })
}

type Account = { id: string; email: string; emailVerifiedAt: Date | null; leftAt: Date | null }

async function changeEmail(tx: Transaction, user: Account, email: string, emailVerifiedAt: Date | null) {
  await tx.user.update({ where: { id: user.id }, data: { email, emailVerifiedAt }, select: { id: true } })
  log(tx, 'person.email-changed', user.id)
  if (isMailing()) await writeLetter(tx, { kind: 'email-changed', userId: user.id, email: user.email })
}

async function lockAccount(tx: Transaction, id: string): Promise<Account> {
  await tx.$queryRaw`SELECT 1 FROM "user" WHERE id = ${id}::uuid FOR UPDATE`
  return tx.user.findUniqueOrThrow({
    where: { id },
    select: { id: true, email: true, emailVerifiedAt: true, leftAt: true },
  })
}

async function unlessTaken<Value>(change: () => Promise<Result<Value>>): Promise<Result<Value>> {
  try {
    return await change()
  } catch (error) {
    if (isTaken(error)) return refuse('taken', { field: 'email' })
    throw error
  }
}

function log(tx: Transaction, kind: EventKind, id: string): void {
  append(tx, { kind, actorId: id, subjectType: 'person', subjectId: id })
}
