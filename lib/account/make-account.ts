import 'server-only'
import type { SignUpInput } from '@/lib/account/input'
import { insertPerson } from '@/lib/account/new-person'
import { hashPassword, isPassword } from '@/lib/auth/password'
import { isTaken } from '@/lib/database-errors'
import { db, type Transaction, transaction } from '@/lib/db'
import { weaknessOf } from '@/lib/password/rules'
import type { Role } from '@/lib/policy'
import { type Refused, type Result, refuse, succeed } from '@/lib/result'

export type NewPerson = Pick<SignUpInput, 'email' | 'handle' | 'name' | 'password'> & {
  role?: Role
  /** It is known whose address it is, by a link that was mailed to it or from whoever runs the site: nothing is to be confirmed. */
  isVouchedFor?: boolean
}

/**
 * The only maker of accounts. `before` may refuse in the same transaction, and spends what allowed it. Sent twice, the
 * second finds the first's and is refused as taken, unless it names the same person with the same password: then it is
 * the same form again and succeeds.
 */
export async function makeAccount(
  person: NewPerson,
  before: (tx: Transaction) => Promise<Refused | null> = async () => null,
): Promise<Result<{ id: string }>> {
  const weakness = await weaknessOf(person.password, person)
  if (weakness) return refuse(weakness, { field: 'password' })
  const passwordHash = await hashPassword(person.password)
  try {
    return await transaction(async (tx) => {
      const refused = await before(tx)
      if (refused) return refused
      const { email, handle, name, role, isVouchedFor = false } = person
      return succeed(await insertPerson(tx, { email, handle, name, role, passwordHash, isVouchedFor }))
    })
  } catch (error) {
    if (!isTaken(error)) throw error
    return sameOrTaken(person)
  }
}

async function sameOrTaken(person: NewPerson): Promise<Result<{ id: string }>> {
  const known = await db().user.findUnique({
    where: { email: person.email },
    select: { id: true, handle: true, passwordHash: true },
  })
  if (!known) return refuse('taken', { field: 'handle' })
  const isSame = known.handle === person.handle && (await isPassword(person.password, known.passwordHash))
  return isSame ? succeed({ id: known.id }) : refuse('taken', { field: 'email' })
}
