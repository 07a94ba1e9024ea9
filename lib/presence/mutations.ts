import 'server-only'
import { transaction } from '@/lib/db'
import { can, type Viewer } from '@/lib/policy'
import type { LookInput } from '@/lib/presence/input'
import { lookLastsSeconds } from '@/lib/presence/look'
import { type Result, refuse, succeed } from '@/lib/result'
import { locateCase } from '@/lib/review/lock-case'

export type Looking = { names: string[] }

/**
 * Says that the viewer looks at a case, or no longer does, and who else looks now. It leaves no event: who looked at what
 * is nobody's business half a minute later. What others have left behind is swept away on the way.
 */
export async function look(viewer: Viewer, { id, leaves }: LookInput): Promise<Result<Looking>> {
  return transaction(async (tx) => {
    const ref = can(viewer, 'review.read') ? await locateCase(tx, id) : null
    if (!ref) return refuse('not-found')
    if (leaves) {
      await tx.caseLook.deleteMany({ where: { caseId: ref.id, userId: viewer.id } })
      return succeed({ names: [] })
    }
    await tx.$executeRaw`
      INSERT INTO case_look (case_id, user_id, seen_at) VALUES (${ref.id}::uuid, ${viewer.id}::uuid, clock_timestamp())
      ON CONFLICT (case_id, user_id) DO UPDATE SET seen_at = excluded.seen_at`
    await tx.$executeRaw`DELETE FROM case_look WHERE (case_id, user_id) IN (
      SELECT case_id, user_id FROM case_look WHERE seen_at < clock_timestamp() - interval '5 minutes' LIMIT 100
      FOR UPDATE SKIP LOCKED)`
    const others = await tx.$queryRaw<{ name: string }[]>`
      SELECT u.name FROM case_look l JOIN "user" u ON u.id = l.user_id
      WHERE l.case_id = ${ref.id}::uuid AND l.user_id <> ${viewer.id}::uuid
        AND l.seen_at > clock_timestamp() - make_interval(secs => ${lookLastsSeconds})
      ORDER BY l.seen_at, u.id LIMIT 10`
    return succeed({ names: others.map(({ name }) => name) })
  })
}
