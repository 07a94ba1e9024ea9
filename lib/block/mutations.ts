import 'server-only'
import type { BlockInput } from '@/lib/block/input'
import { transaction } from '@/lib/db'
import { can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'

export type Blocked = { handle: string; isBlocked: boolean }

/** From now on this person cannot answer, name or praise the viewer, whose pages fold away what they write. No event. */
export async function blockPerson(viewer: Viewer, { handle }: BlockInput): Promise<Result<Blocked>> {
  return transaction(async (tx) => {
    const person = await tx.user.findUnique({ where: { handle }, select: { id: true } })
    if (!person) return refuse('not-found')
    if (!can(viewer, 'person.block', person)) return refuse('own-words')
    await tx.block.createMany({
      data: [{ blockerId: viewer.id, blockedId: person.id }],
      skipDuplicates: true,
    })
    return succeed({ handle, isBlocked: true })
  })
}

/** Takes one's own block back; where there is none, nothing happens. */
export async function unblockPerson(viewer: Viewer, { handle }: BlockInput): Promise<Result<Blocked>> {
  return transaction(async (tx) => {
    await tx.block.deleteMany({ where: { blockerId: viewer.id, blocked: { handle } } })
    return succeed({ handle, isBlocked: false })
  })
}
