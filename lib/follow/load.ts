import 'server-only'
import type { Transaction } from '@/lib/db'
import { nextFollow } from '@/lib/follow/rule'
import type { Followed } from '@/lib/follow/subject'
import { often } from '@/lib/often'

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
  const types = subjects.map(({ subjectType }) => subjectType)
  const ids = subjects.map(({ subjectId }) => subjectId)
  await tx.$executeRaw`${often}
    INSERT INTO follow (user_id, subject_type, subject_id, is_on, is_automatic)
    SELECT ${userId}::uuid, type, id, ${first.isOn}, ${first.isAutomatic}
    FROM unnest(${types}::text[], ${ids}::uuid[]) AS subject (type, id)
    ON CONFLICT DO NOTHING`
}
