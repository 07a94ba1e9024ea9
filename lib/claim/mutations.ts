import 'server-only'
import type { Quote } from '@/lib/anchor/quote'
import { createAnchor, findParagraph, type OpenParagraph, pointAt } from '@/lib/article/load'
import type { DecideReuseInput, ProposeInput } from '@/lib/claim/input'
import { findReuseForUpdate, type LockedReuse } from '@/lib/claim/load'
import { type ReuseDecision, stateAfterDecision } from '@/lib/claim/reuse'
import { type Transaction, transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import { findCheckForUpdate, type LockedCheck } from '@/lib/fact-check/load'
import { once } from '@/lib/idempotency'
import { can, type Viewer } from '@/lib/policy'
import { type Refused, type Result, refuse, succeed } from '@/lib/result'

export type Proposed = { id: string }
export type DecidedReuse = { id: string; decision: ReuseDecision }

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
  if (!can(viewer, 'occurrence.propose', paragraph.article)) return refuse('closed')
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
  await append(tx, {
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

/**
 * Lets a check stand at another place, or not. Of two moderators who decide at once one wins and the other learns who;
 * the same decision sent twice is one decision.
 */
export async function decideReuse(viewer: Viewer, input: DecideReuseInput): Promise<Result<DecidedReuse>> {
  return transaction(async (tx) => {
    const reuse = await findReuseForUpdate(tx, input.id)
    if (!reuse || !can(viewer, 'review.read')) return refuse('not-found')
    if (!can(viewer, 'occurrence.decide', reuse)) return refuse('own-work')
    const { decision, reasonCode } = input
    const reason = input.reason ?? null
    const state = stateAfterDecision[decision]
    const { judged } = reuse
    if (judged) {
      const isSame = judged.by === viewer.id && reuse.state === state && judged.reasonCode === reasonCode
      return isSame && judged.reason === reason ? succeed({ id: reuse.id, decision }) : decidedAlready(reuse)
    }
    if (decision === 'accept' && !reuse.isCheckPublic) return refuse('wrong-state')
    await tx.occurrence.update({
      where: { id: reuse.id },
      data: { state, reasonCode, reason, judgeId: viewer.id, judgedAt: new Date() },
      select: { id: true },
    })
    await append(tx, {
      kind: `occurrence.${reuseEvents[decision]}`,
      actorId: viewer.id,
      subjectType: 'occurrence',
      subjectId: reuse.id,
      articleId: reuse.articleId,
      data: {
        paragraphId: reuse.paragraphId,
        factCheckId: reuse.factCheckId,
        reasonCode,
        ...(reason ? { reason } : {}),
      },
    })
    return succeed({ id: reuse.id, decision })
  })
}

const reuseEvents = { accept: 'accepted', decline: 'declined' } as const

function decidedAlready({ judged, state }: LockedReuse): Refused {
  const decision: ReuseDecision = state === 'accepted' ? 'accept' : 'decline'
  return refuse('already-decided', {
    decision,
    ...(judged?.name ? { who: judged.name } : {}),
    ...(judged ? { at: judged.at } : {}),
  })
}
