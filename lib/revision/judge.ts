import 'server-only'
import { createAnchor, findParagraph } from '@/lib/article/load'
import type { Transaction } from '@/lib/db'
import type { NewEvent } from '@/lib/event/append'
import { retractCheck } from '@/lib/fact-check/judge'
import { type Result, refuse, succeed } from '@/lib/result'
import type { Ruling } from '@/lib/review/lock-case'
import { type OldPlace, readOldPlace } from '@/lib/revision/old-place'
import { sliceCodePoints } from '@/lib/text'

/**
 * Rules on a check whose words have changed: it holds for the new ones too, and is tied to them; or it does not, and is
 * taken back, where it is reused from that place alone.
 */
export async function judgeDrift(tx: Transaction, ruling: Ruling): Promise<Result<NewEvent>> {
  const { given, decision } = ruling
  if (decision === 'retract' && given.subject === 'fact-check') return retractCheck(tx, ruling)
  if (given.subject !== 'fact-check' && given.subject !== 'occurrence') return refuse('wrong-state')
  const place = await readOldPlace(tx, given.subject, given.subjectId)
  if (!place) return refuse('wrong-state')
  if (decision === 'decline' && given.subject === 'occurrence') return takeAway(tx, ruling, place)
  return decision === 'confirm' ? confirm(tx, ruling, place) : refuse('wrong-state')
}

async function confirm(tx: Transaction, ruling: Ruling, place: OldPlace): Promise<Result<NewEvent>> {
  if (place.state !== 'drifted' || !place.paragraphId) return refuse('wrong-state')
  const paragraph = await findParagraph(tx, place.articleId, place.paragraphId)
  if (!paragraph) return refuse('wrong-state')
  const { start, end } = place
  const words = start === null || end === null ? undefined : sliceCodePoints(paragraph.text, start, end)
  const anchor = await createAnchor(tx, paragraph, words, start ?? undefined)
  if (!anchor.ok) return anchor
  const { anchorId } = anchor.value
  await tx.occurrence.update({
    where: { id: place.occurrenceId },
    data: { anchorId },
    select: { id: true },
  })
  const isCheck = ruling.given.subject === 'fact-check'
  return succeed(eventOf(ruling, place, isCheck ? 'fact-check.confirmed' : 'occurrence.confirmed', anchorId))
}

async function takeAway(tx: Transaction, ruling: Ruling, place: OldPlace): Promise<Result<NewEvent>> {
  const { reasonCode, reason, viewer, at } = ruling
  const { count } = await tx.occurrence.updateMany({
    where: { id: place.occurrenceId, state: 'accepted' },
    data: { state: 'declined', reasonCode, reason, judgeId: viewer.id, judgedAt: at },
  })
  return count === 1 ? succeed(eventOf(ruling, place, 'occurrence.declined')) : refuse('wrong-state')
}

function eventOf(
  { given, viewer, reasonCode, reason }: Ruling,
  { articleId, paragraphId, factCheckId, anchorId: fromAnchorId }: OldPlace,
  kind: 'fact-check.confirmed' | 'occurrence.confirmed' | 'occurrence.declined',
  anchorId?: string,
): NewEvent {
  return {
    kind,
    actorId: viewer.id,
    subjectType: given.subject === 'fact-check' ? 'fact-check' : 'occurrence',
    subjectId: given.subjectId,
    articleId,
    data: {
      version: given.version,
      paragraphId,
      factCheckId,
      caseId: given.id,
      reasonCode,
      ...(reason ? { reason } : {}),
      ...(anchorId ? { fromAnchorId, anchorId } : {}),
    },
  }
}
