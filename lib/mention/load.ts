import 'server-only'
import { listBlockers } from '@/lib/block/load'
import type { Transaction } from '@/lib/db'
import { mentionsIn } from '@/lib/markdown'
import type { People } from '@/lib/mention/link'
import { maxMentions } from '@/lib/mention/split'
import { can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { routes } from '@/lib/routes'

export type Mentioned = { ids: string[]; pages: People }

/** Those whom a text mentions and who are there; refused when they are too many or one has blocked its author. */
export async function findMentioned(
  tx: Transaction,
  viewer: Viewer,
  body: string,
): Promise<Result<Mentioned>> {
  const people = await listPeople(tx, mentionsIn(body))
  if (people.length > maxMentions) return refuse('too-many-mentions', { field: 'body' })
  const blockers = await listBlockers(
    tx,
    viewer,
    people.map(({ id }) => id),
  )
  const unwilling = people.find(
    ({ id }) => !can(viewer, 'comment.mention', { id, blocksViewer: blockers.has(id) }),
  )
  if (unwilling) return refuse('blocked', { field: 'body', who: unwilling.name })
  return succeed({ ids: people.map(({ id }) => id), pages: pagesOf(people) })
}

/** Makes the stored mentions of a comment those of its text; returns who was not mentioned in it before. */
export async function storeMentions(
  tx: Transaction,
  commentId: string,
  userIds: readonly string[],
): Promise<string[]> {
  await tx.mention.deleteMany({ where: { commentId, userId: { notIn: [...userIds] } } })
  return addMentions(tx, commentId, userIds)
}

/** Stores whom a comment mentions besides those it already did; returns who is new. */
export async function addMentions(
  tx: Transaction,
  commentId: string,
  userIds: readonly string[],
): Promise<string[]> {
  if (userIds.length === 0) return []
  const added = await tx.mention.createManyAndReturn({
    data: userIds.map((userId) => ({ commentId, userId })),
    skipDuplicates: true,
    select: { userId: true },
  })
  return added.map(({ userId }) => userId)
}

async function listPeople(tx: Transaction, handles: readonly string[]) {
  if (handles.length === 0) return []
  return tx.user.findMany({
    where: { handle: { in: [...handles] } },
    select: { id: true, handle: true, name: true },
  })
}

/** Where the pages of people are, by handle. */
export function pagesOf(people: readonly { handle: string }[]): People {
  return new Map(people.map(({ handle }) => [handle, routes.person(handle)]))
}
