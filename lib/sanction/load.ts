import 'server-only'
import type { Transaction } from '@/lib/db'
import type { Operator, PersonState, Role, Viewer } from '@/lib/policy'
import { type Refused, refuse } from '@/lib/result'
import { inForceAt } from '@/lib/sanction/in-force'
import type { SanctionKind } from '@/lib/sanction/kinds'

/** A person about whom something is decided, their row locked: what two decide at once is done one after the other. */
export async function findPersonForUpdate(tx: Transaction, id: string): Promise<PersonState | null> {
  const [row] = await tx.$queryRaw<{ id: string; role: Role }[]>`
    SELECT id, role FROM "user" WHERE id = ${id}::uuid FOR UPDATE`
  return row ?? null
}

/**
 * Whether a person can stop acting as an admin, asked before their role is taken or they are suspended or banned: never
 * the last one who can. All admins are locked in one order, so of two who take the other's place at once one comes
 * second, and is told that they are an admin no more.
 */
export async function refuseLastAdmin(
  tx: Transaction,
  by: Viewer | Operator,
  person: PersonState,
): Promise<Refused | null> {
  const admins = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "user" WHERE role = 'admin' ORDER BY id FOR UPDATE`
  const active = await tx.user.findMany({
    where: {
      id: { in: admins.map(({ id }) => id) },
      sanctions: { none: { kind: { in: ['suspension', 'ban'] }, ...inForceAt(new Date()) } },
    },
    select: { id: true },
  })
  const canAct = (id: string) => active.some((admin) => admin.id === id)
  if (by.id !== null && by.role === 'admin' && !canAct(by.id)) return refuse('forbidden')
  return canAct(person.id) && active.length === 1 ? refuse('last-admin') : null
}

/** A sanction with whom it is about and its appeal, its row locked until the transaction ends. */
export async function findSanctionForUpdate(tx: Transaction, id: string) {
  await tx.$queryRaw`SELECT 1 FROM sanction WHERE id = ${id}::uuid FOR UPDATE`
  const row = await tx.sanction.findUnique({
    where: { id },
    include: { user: { select: { id: true, role: true } }, appeal: true },
  })
  return row && { ...row, kind: row.kind as SanctionKind, user: row.user as PersonState }
}
