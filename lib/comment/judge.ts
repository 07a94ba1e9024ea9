import 'server-only'
import type { Transaction } from '@/lib/db'
import type { NewEvent } from '@/lib/event/append'
import type { EventKind } from '@/lib/event/kinds'
import { type Result, refuse, succeed } from '@/lib/result'
import { closeCasesOf } from '@/lib/review/cases'
import type { Ruling } from '@/lib/review/lock-case'

/** Lets a held or hidden comment appear. */
export async function showComment(tx: Transaction, ruling: Ruling): Promise<Result<NewEvent>> {
  const comment = await find(tx, ruling)
  if (comment?.state !== 'held' && comment?.state !== 'hidden') return refuse('wrong-state')
  const wasHeld = comment.state === 'held'
  await tx.comment.update({
    where: { id: comment.id },
    data: { state: 'visible', hiddenById: null, hiddenCode: null, hiddenReason: null },
    select: { id: true },
  })
  return succeed(eventAbout(comment, wasHeld ? 'comment.released' : 'comment.restored', ruling))
}

/** Takes a comment off the page. Its author goes on seeing it, with the reason. */
export async function hideComment(tx: Transaction, ruling: Ruling): Promise<Result<NewEvent>> {
  const comment = await find(tx, ruling)
  if (comment?.state !== 'held' && comment?.state !== 'visible') return refuse('wrong-state')
  const { viewer, reasonCode, reason, given } = ruling
  await tx.comment.update({
    where: { id: comment.id },
    data: { state: 'hidden', hiddenById: viewer.id, hiddenCode: reasonCode, hiddenReason: reason },
    select: { id: true },
  })
  await closeCasesOf(tx, { commentId: comment.id }, 'gone', given.id)
  const event = eventAbout(comment, 'comment.hidden', ruling)
  return succeed(comment.state === 'held' ? { ...event, data: { ...event.data, wasHeld: true } } : event)
}

/** Lets a comment stay hidden, against its author's appeal. */
export async function refuseAppeal(tx: Transaction, ruling: Ruling): Promise<Result<NewEvent>> {
  const comment = await find(tx, ruling)
  if (comment?.state !== 'hidden') return refuse('wrong-state')
  return succeed(eventAbout(comment, 'comment.appeal-refused', ruling))
}

function find(tx: Transaction, { given }: Ruling) {
  return tx.comment.findUnique({
    where: { id: given.subjectId },
    select: { id: true, state: true, articleId: true, paragraphId: true, rootId: true, parentId: true },
  })
}

type Found = NonNullable<Awaited<ReturnType<typeof find>>>

function eventAbout(comment: Found, kind: EventKind, ruling: Ruling): NewEvent {
  return {
    kind,
    actorId: ruling.viewer.id,
    subjectType: 'comment',
    subjectId: comment.id,
    articleId: comment.articleId,
    data: {
      paragraphId: comment.paragraphId,
      rootId: comment.rootId,
      ...(comment.parentId ? { parentId: comment.parentId } : {}),
      caseId: ruling.given.id,
      reasonCode: ruling.reasonCode,
      ...(ruling.reason ? { reason: ruling.reason } : {}),
    },
  }
}
