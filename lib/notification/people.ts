import 'server-only'
import type { Transaction } from '@/lib/db'
import type { Cause, LogEntry } from '@/lib/notification/causes'
import { fromDesk, type MailMode, notificationKinds } from '@/lib/notification/kinds'
import { Prisma } from '@/prisma/client/client'

export type Person = { userId: string; kind: string; isListed: boolean; mail: MailMode }

const kinds = notificationKinds.map(
  ({ name, default: { inApp, mail } }, rank) =>
    Prisma.sql`(${name}, ${rank}::int, ${inApp}::boolean, ${mail})`,
)

/** Those who have a reason to be told, want to hear of it, may, and have not been told: each with their best reason. */
export function findPeople(
  tx: Transaction,
  { id, actorId }: LogEntry,
  { fromId, reasons }: Cause,
  { limit, isMailing }: { limit: number; isMailing: boolean },
): Promise<Person[]> {
  return tx.$queryRaw`
    WITH kinds (kind, rank, in_app, mail) AS (VALUES ${Prisma.join(kinds)}),
    reasons AS (${reasons}),
    best AS (
      SELECT DISTINCT ON (r.user_id) r.user_id, k.kind, coalesce(c.in_app, k.in_app) AS in_app,
        CASE WHEN ${isMailing}::boolean THEN coalesce(c.mail, k.mail) ELSE 'off' END AS mail
      FROM reasons r JOIN kinds k ON k.kind = r.kind
      LEFT JOIN notification_choice c ON c.user_id = r.user_id AND c.kind = r.kind
      ORDER BY r.user_id, k.rank
    )
    SELECT b.user_id AS "userId", b.kind, b.in_app AS "isListed", b.mail FROM best b
    WHERE (b.in_app OR b.mail <> 'off')
      AND b.user_id IS DISTINCT FROM ${actorId}::uuid
      AND (b.kind = ANY (${[...fromDesk]}) OR (b.user_id IS DISTINCT FROM ${fromId}::uuid AND NOT EXISTS (SELECT 1 FROM block
        WHERE (blocker_id, blocked_id) IN ((b.user_id, ${fromId}::uuid), (${fromId}::uuid, b.user_id)))))
      -- Whoever is banned hears of what is decided about them, and of nothing else.
      AND (b.kind = 'standing' OR NOT EXISTS (SELECT 1 FROM sanction s WHERE s.user_id = b.user_id AND s.kind = 'ban'
        AND s.lifted_at IS NULL AND s.starts_at <= now() AND (s.ends_at IS NULL OR s.ends_at > now())))
      AND NOT EXISTS (SELECT 1 FROM "user" u WHERE u.id = b.user_id AND u.left_at IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM notification n WHERE n.user_id = b.user_id AND n.event_id = ${id})
    ORDER BY b.user_id LIMIT ${limit}`
}
