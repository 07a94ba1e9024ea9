import 'server-only'
import { exactTime } from '@/lib/dates'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { accountLetterOf, type LetterKind, type MailKind } from '@/lib/mail/account-letter'
import { deliver } from '@/lib/mail/deliver'
import { linkToken } from '@/lib/mail/link-token'
import { routes } from '@/lib/routes'
import { siteName } from '@/lib/site'
import { Prisma } from '@/prisma/client/client'

export type LetterOutcome =
  | { outcome: 'sent' | 'nothing' | 'busy' }
  | { outcome: 'later' | 'refused'; problem: string }

const pending = Prisma.sql`email IS NOT NULL AND mailed_at IS NULL AND mail_failed_at IS NULL AND used_at IS NULL
  AND (expires_at IS NULL OR expires_at > now())`
/** Longer than handing over takes, so that a claim that is older belongs to a process that died. */
const free = Prisma.sql`(mail_claimed_at IS NULL OR mail_claimed_at < now() - interval '2 minutes')`

/** The letters that wait to be mailed, the oldest first, at most 500. */
export async function listDueLetters(): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM account_letter WHERE ${pending} AND ${free} ORDER BY created_at LIMIT 500`
  return rows.map(({ id }) => id)
}

type Claimed = { kind: Exclude<LetterKind, 'set-up'>; email: string; userId: string | null; hasLink: boolean }

/**
 * Mails one letter, once: it is claimed first, and what is claimed nobody else sends. Whose address it is may be known
 * only here, so that whoever asks for a new password learns nothing from the time it takes.
 */
export async function mailLetter(id: string): Promise<LetterOutcome> {
  const [letter] = await db().$queryRaw<Claimed[]>`
    UPDATE account_letter SET mail_claimed_at = now() WHERE id = ${id}::uuid AND ${pending} AND ${free}
    RETURNING kind, email, user_id AS "userId", token_hash IS NOT NULL AS "hasLink"`
  if (!letter) return (await isPending(id)) ? { outcome: 'busy' } : { outcome: 'nothing' }
  const { kind, email, userId, hasLink } = letter
  const person = await db().user.findUnique({
    where: userId ? { id: userId } : { email },
    select: { leavesAt: true, leftAt: true },
  })
  const says = mailFor(kind, person)
  if (!says) {
    await giveUpLetter(id, 'There was nobody to mail it to.')
    return { outcome: 'nothing' }
  }
  const ownLink = hasLink ? absolute(routes.accountLink(linkToken(id))) : null
  const words = accountLetterOf(says, {
    siteName,
    href: says === 'joined-already' ? absolute(routes.signIn()) : ownLink,
    forgotPassword: absolute(routes.forgotPassword()),
    ...(person?.leavesAt ? { at: exactTime(person.leavesAt.toISOString()) } : {}),
  })
  const delivery = await deliver({ ...words, to: email, name: `account.${id}` })
  await db().accountLetter.updateMany({
    where: { id },
    data: {
      mailClaimedAt: null,
      ...(delivery.outcome === 'sent' ? { mailedAt: new Date() } : {}),
      ...(delivery.outcome === 'refused' ? failed(delivery.problem) : {}),
    },
  })
  return delivery
}

type Addressee = { leavesAt: Date | null; leftAt: Date | null } | null

/** What the mail says to whoever has the address, if anybody has; null where there is nothing to be said. */
function mailFor(kind: Claimed['kind'], person: Addressee): MailKind | null {
  if (kind === 'join') return person ? 'joined-already' : 'join'
  if (!person || person.leftAt || (kind === 'leaving' && !person.leavesAt)) return null
  return kind
}

export async function giveUpLetter(id: string, problem: string): Promise<void> {
  await db().accountLetter.updateMany({ where: { id, mailedAt: null }, data: failed(problem) })
}

async function isPending(id: string): Promise<boolean> {
  const rows = await db().$queryRaw<
    unknown[]
  >`SELECT 1 FROM account_letter WHERE id = ${id}::uuid AND ${pending}`
  return rows.length > 0
}

const failed = (mailProblem: string) => ({ mailFailedAt: new Date(), mailProblem })

// With the configured address, whatever a request calls this site.
function absolute(path: string): string {
  return new URL(path, env().OBELUS_URL).href
}
