import 'server-only'
import { db } from '@/lib/db'
import type { Viewer } from '@/lib/policy'

/** One's own address, and whether it is known that mail reaches one there. */
export async function findAddress({ id }: Viewer): Promise<{ email: string; isVerified: boolean }> {
  const user = await db().user.findUniqueOrThrow({
    where: { id },
    select: { email: true, emailVerifiedAt: true },
  })
  return { email: user.email, isVerified: user.emailVerifiedAt !== null }
}
