import 'server-only'
import { v7 as newId } from 'uuid'
import { type Transaction, transaction } from '@/lib/db'
import { can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import {
  type DeleteFilterInput,
  mostSavedFilters,
  type RenameFilterInput,
  type SaveFilterInput,
} from '@/lib/saved-filter/input'

/** Personal settings: none of these leaves an event. */
type Saved = { id: string }

/** Keeps a view of the queue under a name; one that has the name already is replaced. */
export async function saveFilter(viewer: Viewer, { name, query }: SaveFilterInput): Promise<Result<Saved>> {
  if (!can(viewer, 'review.read')) return refuse('not-found')
  return transaction(async (tx) => {
    await lockOwn(tx, viewer)
    const where = { userId: viewer.id, name }
    const known = await tx.savedFilter.findUnique({ where: { userId_name: where }, select: { id: true } })
    if (known) {
      await tx.savedFilter.update({ where: { id: known.id }, data: { query } })
      return succeed(known)
    }
    const count = await tx.savedFilter.count({ where: { userId: viewer.id } })
    if (count >= mostSavedFilters) return refuse('too-many-filters')
    const id = newId()
    await tx.savedFilter.create({ data: { id, ...where, query } })
    return succeed({ id })
  })
}

/** Gives one of one's own another name. A name that another one has is taken. */
export async function renameFilter(viewer: Viewer, { id, name }: RenameFilterInput): Promise<Result<Saved>> {
  return transaction(async (tx) => {
    await lockOwn(tx, viewer)
    const filter = await tx.savedFilter.findUnique({ where: { id } })
    if (!filter || !can(viewer, 'saved-filter.edit', filter)) return refuse('not-found')
    const other = await tx.savedFilter.findFirst({ where: { userId: viewer.id, name, id: { not: id } } })
    if (other) return refuse('taken', { field: 'name' })
    await tx.savedFilter.update({ where: { id }, data: { name } })
    return succeed({ id })
  })
}

/** Forgets one of one's own; one that is gone already is gone. */
export async function deleteFilter(viewer: Viewer, { id }: DeleteFilterInput): Promise<Result<Saved>> {
  return transaction(async (tx) => {
    const filter = await tx.savedFilter.findUnique({ where: { id } })
    if (!filter) return can(viewer, 'review.read') ? succeed({ id }) : refuse('not-found')
    if (!can(viewer, 'saved-filter.edit', filter)) return refuse('not-found')
    await tx.savedFilter.deleteMany({ where: { id } })
    return succeed({ id })
  })
}

/** One at a time for each person, so that two at once neither exceed the number nor take one name twice. */
async function lockOwn(tx: Transaction, viewer: Viewer): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "user" WHERE id = ${viewer.id}::uuid FOR NO KEY UPDATE`
}
