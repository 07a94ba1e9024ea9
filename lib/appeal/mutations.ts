import 'server-only'
import type { AppealInput } from '@/lib/appeal/input'
import { type Transaction, transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import { stepFor } from '@/lib/fact-check/life'
import { findCheckForUpdate } from '@/lib/fact-check/load'
import { once } from '@/lib/idempotency'
import { can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { openCase } from '@/lib/review/cases'

export type Appealed = { id: string }

/**
 * Objects to what a moderator decided about one's own check or comment: once for each, answered by another moderator, in
 * words. What is appealed stays as it is until then.
 */
export async function createAppeal(viewer: Viewer, input: AppealInput): Promise<Result<Appealed>> {
  const create = input.target === 'comment' ? appealForComment : appealForCheck
  return transaction((tx) => once(tx, viewer, input, 'appeal.create', () => create(tx, viewer, input)))
}

async function appealForCheck(
  tx: Transaction,
  viewer: Viewer,
  { id, words }: AppealInput,
): Promise<Result<Appealed>> {
  const check = await findCheckForUpdate(tx, id)
  if (!check || !can(viewer, 'fact-check.read', check)) return refuse('not-found')
  if (!can(viewer, 'fact-check.appeal', check)) return refuse('forbidden')
  if (check.hasAppealed) return refuse('appealed-before')
  const step = stepFor(check, 'appeal', 'author')
  if (!step) return refuse('wrong-state')
  const rejection = await tx.review.findFirst({
    where: { factCheckId: id, versionNumber: check.version, decision: 'reject' },
    orderBy: { createdAt: 'desc' },
    select: { moderatorId: true },
  })
  const latest = await tx.factCheckVersion.findUniqueOrThrow({
    where: { factCheckId_number: { factCheckId: id, number: check.version } },
    select: { verdict: true },
  })
  const { id: appealId } = await tx.appeal.create({
    data: { factCheckId: id, appellantId: viewer.id, againstId: rejection?.moderatorId ?? null, words },
    select: { id: true },
  })
  await tx.factCheck.update({
    where: { id },
    data: { state: step.to, submittedAt: new Date() },
    select: { id: true },
  })
  const { articleId, authorId, version } = check
  await openCase(tx, {
    kind: 'appeal',
    factCheckId: id,
    appealId,
    version,
    articleId,
    authorId,
    verdict: latest.verdict,
  })
  append(tx, {
    kind: 'fact-check.appealed',
    actorId: viewer.id,
    subjectType: 'fact-check',
    subjectId: id,
    articleId,
    data: { version, paragraphId: check.paragraphId, appealId },
  })
  return succeed({ id: appealId })
}

async function appealForComment(
  tx: Transaction,
  viewer: Viewer,
  { id, words }: AppealInput,
): Promise<Result<Appealed>> {
  await tx.$queryRaw`SELECT 1 FROM comment WHERE id = ${id}::uuid FOR UPDATE`
  const comment = await tx.comment.findUnique({
    where: { id },
    include: { appeal: { select: { id: true } } },
  })
  if (comment?.authorId !== viewer.id) return refuse('not-found')
  if (comment.appeal) return refuse('appealed-before')
  if (!can(viewer, 'comment.appeal', comment)) return refuse('wrong-state')
  const { articleId, authorId, version, paragraphId, rootId } = comment
  const { id: appealId } = await tx.appeal.create({
    data: { commentId: id, appellantId: viewer.id, againstId: comment.hiddenById, words },
    select: { id: true },
  })
  await openCase(tx, { kind: 'appeal', commentId: id, appealId, version, articleId, authorId })
  append(tx, {
    kind: 'comment.appealed',
    actorId: viewer.id,
    subjectType: 'comment',
    subjectId: id,
    articleId,
    data: { paragraphId, rootId, appealId },
  })
  return succeed({ id: appealId })
}
