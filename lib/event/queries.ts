import 'server-only'
import { db } from '@/lib/db'

/**
 * The newest entry of the log, 0 for an empty one. Ids grow in the order of commits, so whatever is read after this
 * holds everything up to it.
 */
export async function findLogEnd(): Promise<number> {
  const newest = await db().event.findFirst({ orderBy: { id: 'desc' }, select: { id: true } })
  return Number(newest?.id ?? 0)
}
