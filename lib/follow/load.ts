import 'server-only'
import type { Transaction } from '@/lib/db'
import { nextFollow } from '@/lib/follow/rule'
import type { Followed } from '@/lib/follow/subject'

/**
 * Follows, by itself, what a person has just written in. A following that exists, on or off, stays as it is: see
 * `lib/follow/rule.ts`. One statement, so that whatever else happens at the same moment is not overwritten.
 */
export async function followAutomatically(
  tx: Transaction,
  userId: string,
  subjects: readonly Followed[],
): Promise<void> {
  const first = nextFollow(null, 'wrote')
  if (!first) return
  await tx.follow.createMany({
    data: subjects.map((subject) => ({ userId, ...subject, ...first })),
    skipDuplicates: true,
  })
}
