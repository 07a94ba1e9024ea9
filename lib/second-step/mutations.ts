import 'server-only'
import { randomBytes } from 'node:crypto'
import { db, transaction } from '@/lib/db'
import { lockOwner } from '@/lib/factor/load'
import { takeCode } from '@/lib/factor/take-code'
import { type Result, refuse, succeed } from '@/lib/result'
import { refuseBanned } from '@/lib/sanction/banned'
import { findHalfway } from '@/lib/second-step/halfway'
import type { SecondStepInput } from '@/lib/second-step/input'
import { halfwaySeconds } from '@/lib/second-step/lifetime'
import { tokenHash } from '@/lib/session/token-hash'

/**
 * Keeps for five minutes that somebody has done the first step, and returns the secret that only their browser has. It
 * opens nothing by itself. Whatever ends all sessions of a person ends this, too.
 */
export async function startHalfway(userId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const now = Date.now()
  await db().halfSignIn.deleteMany({ where: { expiresAt: { lt: new Date(now) } } })
  await db().halfSignIn.create({
    data: { userId, tokenHash: tokenHash(token), expiresAt: new Date(now + halfwaySeconds * 1_000) },
    select: { id: true },
  })
  return token
}

/** Does the second step with a code: who that is, whose first step is used up. A wrong code leaves it as it is. */
export async function finishHalfway(
  token: string,
  { code }: Pick<SecondStepInput, 'code'>,
): Promise<Result<{ id: string }>> {
  const halfway = await findHalfway(token)
  if (!halfway) return refuse('step-over')
  const ban = await refuseBanned(halfway.userId)
  if (ban) return ban
  return transaction(async (tx) => {
    const owner = await lockOwner(tx, halfway.userId)
    const where = { tokenHash: tokenHash(token), expiresAt: { gt: new Date() } }
    if ((await tx.halfSignIn.count({ where })) === 0) return refuse('step-over')
    if (!(await takeCode(tx, owner, code, new Date()))) return refuse('wrong-code', { field: 'code' })
    await tx.halfSignIn.deleteMany({ where })
    return succeed({ id: owner.id })
  })
}

/** Forgets a first step that is not needed any more. */
export async function dropHalfway(token: string): Promise<void> {
  await db().halfSignIn.deleteMany({ where: { tokenHash: tokenHash(token) } })
}
