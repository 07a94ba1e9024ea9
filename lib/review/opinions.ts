import 'server-only'
import type { Transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import { hearOpinion } from '@/lib/fact-check/judge'
import type { Viewer } from '@/lib/policy'
import { type Result, succeed } from '@/lib/result'
import { free } from '@/lib/review/cases'
import type { CaseDecision } from '@/lib/review/kinds'
import type { LockedCase, Ruling } from '@/lib/review/lock-case'
import { mayReadOpinions } from '@/lib/review/weigh'

export type Opinion = {
  moderatorId: string
  name: string
  decision: CaseDecision
  reasonCode: string
  reason: string | null
  at: string
}

/** What moderators think of a case in its present version, in the order in which they said so. Not for everybody's eyes: `mayReadOpinions`. */
export async function listOpinions(
  tx: Pick<Transaction, 'opinion'>,
  { id, version }: { id: string; version: number },
): Promise<Opinion[]> {
  const rows = await tx.opinion.findMany({
    where: { caseId: id, version },
    orderBy: [{ createdAt: 'asc' }, { moderatorId: 'asc' }],
    include: { moderator: { select: { name: true } } },
  })
  return rows.map(({ moderatorId, moderator, decision, reasonCode, reason, createdAt }) => ({
    moderatorId,
    name: moderator.name,
    decision: decision as CaseDecision,
    reasonCode,
    reason,
    at: createdAt.toISOString(),
  }))
}

/** What a moderator may know of the opinions on a case that several decide. */
export type SecondView = {
  given: number
  needed: number
  /** The viewer's own, once they have given it. */
  own: Opinion | null
  /** Those of others, when nothing is left to be independent of; empty until then. */
  others: Opinion[]
}

/** What the viewer may know of the opinions on a case; null where one moderator decides it. */
export async function describeSecond(
  tx: Pick<Transaction, 'opinion'>,
  viewer: Viewer,
  given: Pick<LockedCase, 'id' | 'version' | 'opinionsNeeded' | 'state'>,
): Promise<SecondView | null> {
  if (given.opinionsNeeded === 1) return null
  const opinions = await listOpinions(tx, given)
  const own = opinions.find(({ moderatorId }) => moderatorId === viewer.id) ?? null
  const isOpen = mayReadOpinions({ isClosed: given.state === 'closed', given: opinions.length }, own !== null)
  const others = opinions.filter((opinion) => opinion !== own)
  return { given: opinions.length, needed: given.opinionsNeeded, own, others: isOpen ? others : [] }
}

/** Whether somebody has said just this of it already: the same form sent twice. */
export function isSameOpinion(opinion: Opinion, { decision, reasonCode, reason }: Ruling): boolean {
  return opinion.decision === decision && opinion.reasonCode === reasonCode && opinion.reason === reason
}

/** Keeps what a moderator thinks, so that agreement can be counted later. */
export async function keepOpinion(tx: Transaction, ruling: Ruling): Promise<void> {
  const { given, viewer, decision, reasonCode, reason, at } = ruling
  const data = { caseId: given.id, moderatorId: viewer.id, version: given.version }
  await tx.opinion.create({
    data: { ...data, decision, reasonCode, reason, createdAt: at },
    select: { caseId: true },
  })
}

/** Takes a decision for one of several opinions: kept, and the case goes back to the queue, held by nobody. */
export async function takeOpinion(
  tx: Transaction,
  ruling: Ruling,
  opinionsNeeded: 2 | 3,
): Promise<Result<null>> {
  const heard = await hearOpinion(tx, ruling)
  if (!heard.ok) return heard
  await keepOpinion(tx, ruling)
  await tx.reviewCase.update({
    where: { id: ruling.given.id },
    data: { opinionsNeeded, ...free },
    select: { id: true },
  })
  append(tx, heard.value)
  return succeed(null)
}
