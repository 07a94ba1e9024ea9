import 'server-only'
import type { AnchorState } from '@/lib/anchor/re-anchor'
import { createAnchor, findParagraph, type OpenParagraph } from '@/lib/article/load'
import { type Transaction, transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import { findCheckForUpdate } from '@/lib/fact-check/load'
import { once } from '@/lib/idempotency'
import { can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { closeCaseOf, openCase } from '@/lib/review/cases'
import type { ReattachInput } from '@/lib/revision/input'
import { readOldPlace } from '@/lib/revision/old-place'
import { refuseWriting } from '@/lib/sanction/refuse-writing'

/** `isWaiting`: a moderator has to agree before the verdict counts at its new words. */
export type Reattached = { id: string; isWaiting: boolean }

/**
 * Ties to other words what stands at none any more, or at changed ones: its author, an editor or a moderator may. The
 * anchor that it had stays what it was; it gets another. A verdict that is not tied by a moderator without a part in it
 * stays dim at its new words until one agrees (the case "the words changed").
 */
export async function reattach(viewer: Viewer, input: ReattachInput): Promise<Result<Reattached>> {
  const tie = input.subject === 'comment' ? tieComment : tieCheck
  return transaction((tx) => once(tx, viewer, input, 'anchor.reattach', () => tie(tx, viewer, input)))
}

async function tieComment(
  tx: Transaction,
  viewer: Viewer,
  input: ReattachInput,
): Promise<Result<Reattached>> {
  await tx.$queryRaw`SELECT 1 FROM comment WHERE id = ${input.id}::uuid FOR UPDATE`
  const comment = await tx.comment.findUnique({
    where: { id: input.id },
    select: { id: true, authorId: true, articleId: true, anchorId: true, parentId: true, state: true },
  })
  if (comment?.state !== 'visible' || comment.parentId !== null) return refuse('not-found')
  if (!can(viewer, 'annotation.reattach', comment)) return refuseWriting(viewer, 'forbidden')
  const [now] = await tx.$queryRaw<{ state: AnchorState }[]>`
    SELECT state FROM standing_anchor WHERE id = ${comment.anchorId}::uuid`
  if (!now || !isLoose(now.state)) return refuse('wrong-state')
  const anchor = await anchorAt(tx, comment.articleId, input)
  if (!anchor.ok) return anchor
  const { anchorId, paragraph } = anchor.value
  await tx.comment.updateMany({
    where: { rootId: comment.id },
    data: { anchorId, paragraphId: paragraph.id, isOrphan: false },
  })
  append(tx, {
    kind: 'comment.reattached',
    actorId: viewer.id,
    subjectType: 'comment',
    subjectId: comment.id,
    articleId: comment.articleId,
    data: { paragraphId: paragraph.id, rootId: comment.id, fromAnchorId: comment.anchorId, anchorId },
  })
  return succeed({ id: comment.id, isWaiting: false })
}

async function tieCheck(tx: Transaction, viewer: Viewer, input: ReattachInput): Promise<Result<Reattached>> {
  const check = await findCheckForUpdate(tx, input.id)
  if (!check?.isPublic) return refuse('not-found')
  if (!can(viewer, 'annotation.reattach', check)) return refuseWriting(viewer, 'forbidden')
  const place = await readOldPlace(tx, 'fact-check', check.id)
  if (!place || !isLoose(place.state)) return refuse('wrong-state')
  const anchor = await anchorAt(tx, check.articleId, input)
  if (!anchor.ok) return anchor
  const { anchorId, paragraph } = anchor.value
  await tx.occurrence.update({
    where: { id: check.occurrenceId },
    data: { anchorId },
    select: { id: true },
  })
  const { authorId, articleId, articleEditorIds, publishedVersion } = check
  const isWaiting = !can(viewer, 'case.decide', { recusedIds: [authorId, ...articleEditorIds] })
  const version = publishedVersion ?? 1
  if (isWaiting) {
    await markUnconfirmed(tx, anchorId, paragraph)
    const { verdict } = place
    await openCase(tx, { kind: 'drift', factCheckId: check.id, articleId, authorId, verdict, version })
  } else await closeCaseOf(tx, 'drift', { factCheckId: check.id }, 'gone')
  append(tx, {
    kind: 'fact-check.reattached',
    actorId: viewer.id,
    subjectType: 'fact-check',
    subjectId: check.id,
    articleId,
    data: { version, paragraphId: paragraph.id, fromAnchorId: place.anchorId, anchorId, isWaiting },
  })
  return succeed({ id: check.id, isWaiting })
}

/** What fits where it stands is not tied to anything else: its words would be others without anybody having changed them. */
const isLoose = (state: AnchorState) => state === 'orphaned' || state === 'drifted'

async function anchorAt(
  tx: Transaction,
  articleId: string,
  { paragraphId, quote, quoteStart }: ReattachInput,
): Promise<Result<{ anchorId: string; paragraph: OpenParagraph }>> {
  const paragraph = await findParagraph(tx, articleId, paragraphId)
  if (!paragraph?.article.isPublished) return refuse('not-found')
  const anchor = await createAnchor(tx, paragraph, quote, quoteStart)
  return anchor.ok ? succeed({ ...anchor.value, paragraph }) : anchor
}

/** A state at the very revision that an anchor was made on says that nobody has agreed to it yet. */
async function markUnconfirmed(tx: Transaction, anchorId: string, { revisionId }: OpenParagraph) {
  await tx.$executeRaw`
    INSERT INTO anchor_state (anchor_id, revision_id, state, paragraph_id, start, "end", similarity)
    SELECT id, ${revisionId}::uuid, 'drifted', paragraph_id, start, "end", 0 FROM anchor WHERE id = ${anchorId}::uuid`
}
