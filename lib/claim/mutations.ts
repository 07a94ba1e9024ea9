import 'server-only'
import type { Quote } from '@/lib/anchor/quote'
import { createAnchor, findParagraph, type OpenParagraph, pointAt } from '@/lib/article/load'
import type { ProposeInput } from '@/lib/claim/input'
import { type Transaction, transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import { findCheckForUpdate, type LockedCheck } from '@/lib/fact-check/load'
import { once } from '@/lib/idempotency'
import { can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { openCase } from '@/lib/review/cases'
import { refuseWriting } from '@/lib/sanction/refuse-writing'

export type Proposed = { id: string }

/**
 * Proposes that a published check stands at other words as well: the same claim occurs there. Nobody else sees it until a
 * moderator has let it in. The check's row is locked meanwhile, so that two people who propose the same at once are one.
 */
export async function proposeReuse(viewer: Viewer, input: ProposeInput): Promise<Result<Proposed>> {
  return transaction((tx) => once(tx, viewer, input, 'occurrence.propose', () => propose(tx, viewer, input)))
}

async function propose(tx: Transaction, viewer: Viewer, input: ProposeInput): Promise<Result<Proposed>> {
  const paragraph = await findParagraph(tx, input.articleId, input.paragraphId)
  if (!paragraph || !can(viewer, 'article.read', paragraph.article)) return refuse('not-found')
  if (!can(viewer, 'occurrence.propose', paragraph.article)) return refuseWriting(viewer, 'closed')
  const check = await findCheckForUpdate(tx, input.factCheckId)
  if (!check || !can(viewer, 'fact-check.read', check)) return refuse('not-found')
  if (!check.isPublic || check.state === 'retracted') return refuse('wrong-state')
  const words = pointAt(paragraph, input.quote, input.quoteStart)
  if (!words.ok) return words
  if (await stands(tx, check, paragraph, words.value)) return refuse('stands-already')
  const anchored = await createAnchor(tx, paragraph, input.quote, input.quoteStart)
  if (!anchored.ok) return anchored
  const { id } = await tx.occurrence.create({
    data: {
      claimId: check.claimId,
      anchorId: anchored.value.anchorId,
      state: 'proposed',
      reusedId: check.id,
      proposerId: viewer.id,
    },
    select: { id: true },
  })
  const [version] = await tx.$queryRaw<[{ verdict: string }]>`
    SELECT verdict FROM fact_check_version WHERE fact_check_id = ${check.id}::uuid AND number = ${check.publishedVersion}`
  await openCase(tx, {
    kind: 'occurrence',
    occurrenceId: id,
    articleId: paragraph.articleId,
    authorId: viewer.id,
    verdict: version.verdict,
  })
  append(tx, {
    kind: 'occurrence.proposed',
    actorId: viewer.id,
    subjectType: 'occurrence',
    subjectId: id,
    articleId: paragraph.articleId,
    data: { paragraphId: paragraph.id, factCheckId: check.id },
  })
  return succeed({ id })
}

/** Whether a check stands at some words already, was written on them, or waits to stand there. */
async function stands(
  tx: Transaction,
  check: LockedCheck,
  paragraph: OpenParagraph,
  words: Quote | null,
): Promise<boolean> {
  const count = await tx.occurrence.count({
    where: {
      OR: [{ id: check.occurrenceId }, { reusedId: check.id, state: { not: 'declined' } }],
      anchor: { paragraphId: paragraph.id, exact: words?.exact ?? null, start: words?.start ?? null },
    },
  })
  return count > 0
}
