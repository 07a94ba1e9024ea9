import 'server-only'
import { type Transaction, transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import { takeBack } from '@/lib/fact-check/judge'
import { stepFor } from '@/lib/fact-check/life'
import { findCheckForUpdate, type LockedCheck } from '@/lib/fact-check/load'
import { can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import type { RetractInput } from '@/lib/retraction/input'

export type Retracted = { id: string }

/**
 * Takes a published check back, as its author or as a moderator without a part in it. The page stays, struck, with the
 * reason. Sent twice it happens once; what somebody else has taken back meanwhile is no longer there to be.
 */
export async function retractFactCheck(viewer: Viewer, input: RetractInput): Promise<Result<Retracted>> {
  return transaction(async (tx) => {
    const check = await findCheckForUpdate(tx, input.id)
    if (!check || !can(viewer, 'fact-check.read', check)) return refuse('not-found')
    if (!can(viewer, 'fact-check.retract', check)) return refuse(refusalFor(viewer, check))
    if (await isDoneAlready(tx, viewer, input)) return succeed({ id: check.id })
    const by = check.authorId === viewer.id ? 'author' : 'moderator'
    if (!stepFor(check, 'retract', by)) return refuse('wrong-state')
    if (check.publishedVersion !== input.version)
      return refuse('conflict', { version: check.publishedVersion ?? check.version })
    const { reasonCode, reason } = input
    const event = await takeBack(tx, check, { viewer, reasonCode, reason, at: new Date() })
    await tx.flag.updateMany({
      where: { factCheckId: check.id, state: 'open' },
      data: { state: 'upheld' },
    })
    append(tx, event)
    return succeed({ id: check.id })
  })
}

/** A moderator who edited the article hears that it is theirs; everybody else, that it is its author's. */
function refusalFor(viewer: Viewer, check: LockedCheck): 'own-work' | 'forbidden' {
  return can(viewer, 'review.read') && check.articleEditorIds.includes(viewer.id) ? 'own-work' : 'forbidden'
}

async function isDoneAlready(tx: Transaction, viewer: Viewer, input: RetractInput): Promise<boolean> {
  const found = await tx.factCheck.count({
    where: {
      id: input.id,
      state: 'retracted',
      retractedById: viewer.id,
      retractCode: input.reasonCode,
      retractReason: input.reason,
    },
  })
  return found > 0
}
