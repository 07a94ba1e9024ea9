import 'server-only'
import type { Transaction } from '@/lib/db'
import { stepOfCode } from '@/lib/factor/app-code'
import { type Owner, tell } from '@/lib/factor/load'
import { readRecoveryCode } from '@/lib/factor/recovery-code'
import { unseal } from '@/lib/factor/sealed'
import { tokenHash } from '@/lib/session/token-hash'

/**
 * Takes a code that somebody shows: of their app, or one of their recovery codes. Each is taken once: of the app none of
 * a time step from which, or after which, one was taken. Its owner is told by mail of a recovery code.
 *
 * @param owner whose row is locked, so that of the same code sent twice at once one is taken
 */
export async function takeCode(tx: Transaction, owner: Owner, typed: string, now: Date): Promise<boolean> {
  const code = typed.replace(/\s/g, '')
  if (/^\d{6}$/.test(code)) return takeAppCode(tx, owner.id, code, now)
  const recovery = readRecoveryCode(typed)
  if (!recovery) return false
  const { count } = await tx.recoveryCode.updateMany({
    where: { userId: owner.id, codeHash: tokenHash(recovery), usedAt: null },
    data: { usedAt: now },
  })
  if (count === 0) return false
  await tell(tx, owner, owner.id, 'person.recovery-code-used', 'recovery-code')
  return true
}

async function takeAppCode(tx: Transaction, userId: string, code: string, now: Date): Promise<boolean> {
  const app = await tx.authenticatorApp.findUnique({ where: { userId } })
  if (!app?.confirmedAt) return false
  const step = stepOf(app, code, now)
  if (step === null || step <= Number(app.lastStep ?? -1)) return false
  await tx.authenticatorApp.update({
    where: { userId },
    data: { lastStep: step, lastUsedAt: now },
    select: { userId: true },
  })
  return true
}

/** The time step of a code of somebody's app; null where it is wrong, or the app's secret cannot be read any more. */
export function stepOf(
  { userId, sealedSecret }: { userId: string; sealedSecret: string },
  code: string,
  now: Date,
): number | null {
  const secret = unseal(sealedSecret, userId)
  return secret === null ? null : stepOfCode(secret, code, now)
}
