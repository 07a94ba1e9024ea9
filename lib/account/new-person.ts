import 'server-only'
import type { Transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import type { Role } from '@/lib/policy'

type NewPerson = {
  email: string
  handle: string
  name: string
  role?: Role | undefined
  /** Null for somebody who signs in by another site. */
  passwordHash: string | null
  /** It is known already that mail to the address reaches them. */
  isVouchedFor: boolean
}

/** Makes somebody's account. */
export async function insertPerson(tx: Transaction, person: NewPerson): Promise<{ id: string }> {
  const { email, handle, name, role = 'member', passwordHash, isVouchedFor } = person
  const { id } = await tx.user.create({
    data: { email, handle, name, role, passwordHash, emailVerifiedAt: isVouchedFor ? new Date() : null },
    select: { id: true },
  })
  append(tx, { kind: 'person.joined', actorId: id, subjectType: 'person', subjectId: id, data: { role } })
  return { id }
}
