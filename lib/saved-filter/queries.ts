import 'server-only'
import { db } from '@/lib/db'
import { can, type Viewer } from '@/lib/policy'

export type SavedFilter = { id: string; name: string; query: string }

/** The viewer's own views of the queue, by name. */
export async function listSavedFilters(viewer: Viewer): Promise<SavedFilter[]> {
  if (!can(viewer, 'review.read')) return []
  return db().savedFilter.findMany({
    where: { userId: viewer.id },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, query: true },
  })
}
