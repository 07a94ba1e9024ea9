import 'server-only'
import type { Transaction } from '@/lib/db'
import type { NewEvent } from '@/lib/event/append'
import type { EventKind } from '@/lib/event/kinds'
import { type Decision, decisions, stepFor } from '@/lib/fact-check/life'
import { findCheckForUpdate, type LockedCheck } from '@/lib/fact-check/load'
import { type Result, refuse, succeed } from '@/lib/result'
import { closeCasesOf } from '@/lib/review/cases'
import type { Ruling } from '@/lib/review/lock-case'

const eventOf: Record<Decision, EventKind> = {
  publish: 'fact-check.published',
  'request-changes': 'fact-check.changes-requested',
  reject: 'fact-check.rejected',
}

/** What a decision on the waiting version of a check does to it. */
export async function judgeCheck(tx: Transaction, ruling: Ruling): Promise<Result<NewEvent>> {
  const check = await findCheckForUpdate(tx, ruling.given.subjectId)
  const decision = decisions.find((one) => one === ruling.decision)
  const step = check && decision && stepFor({ ...check, settles: true }, decision, 'moderator')
  if (!check || !decision || !step) return refuse('wrong-state')
  await tx.review.create({
    data: {
      factCheckId: check.id,
      versionNumber: check.version,
      caseId: ruling.given.id,
      moderatorId: ruling.viewer.id,
      decision,
      reasonCode: ruling.reasonCode,
      reason: ruling.reason,
      createdAt: ruling.at,
    },
    select: { id: true },
  })
  const published = decision === 'publish' ? { publishedVersion: check.version, publishedAt: ruling.at } : {}
  await tx.factCheck.update({
    where: { id: check.id },
    data: { state: step.to, ...published },
    select: { id: true },
  })
  if (decision === 'publish') await takePublishedWords(tx, check)
  return succeed(eventAbout(check, eventOf[decision], ruling, check.version))
}

/** One of several opinions on the waiting version: it changes nothing of the check, and says nothing of itself. */
export async function hearOpinion(tx: Transaction, ruling: Ruling): Promise<Result<NewEvent>> {
  const check = await findCheckForUpdate(tx, ruling.given.subjectId)
  const step = check && stepFor({ ...check, settles: false }, 'give-opinion', 'moderator')
  if (!check || !step) return refuse('wrong-state')
  const { data: _, ...event } = eventAbout(check, 'fact-check.opinion-given', ruling, check.version)
  return succeed({
    ...event,
    data: { version: check.version, paragraphId: check.paragraphId, caseId: ruling.given.id },
  })
}

/** A ruling that a check be taken back, on reports or by itself; outside of a case there is no `given`. */
export type Retraction = Pick<Ruling, 'viewer' | 'reasonCode' | 'reason' | 'at'> & { caseId?: string }

/** Takes a reported check back, as its case at the desk was decided. */
export async function retractCheck(tx: Transaction, ruling: Ruling): Promise<Result<NewEvent>> {
  const check = await findCheckForUpdate(tx, ruling.given.subjectId)
  if (!check || !stepFor(check, 'retract', 'moderator')) return refuse('wrong-state')
  return succeed(await takeBack(tx, check, { ...ruling, caseId: ruling.given.id }))
}

/** Takes a published check back: it stays readable, struck, with the reason. Nothing of it waits any longer. */
export async function takeBack(
  tx: Transaction,
  check: LockedCheck,
  retraction: Retraction,
): Promise<NewEvent> {
  await tx.factCheck.update({
    where: { id: check.id },
    data: {
      state: 'retracted',
      retractedAt: retraction.at,
      retractedById: retraction.viewer.id,
      retractCode: retraction.reasonCode,
      retractReason: retraction.reason,
    },
    select: { id: true },
  })
  await closeCasesOf(tx, { factCheckId: check.id }, 'gone', retraction.caseId)
  return eventAbout(check, 'fact-check.retracted', retraction, check.publishedVersion ?? check.version)
}

function eventAbout(
  check: LockedCheck,
  kind: EventKind,
  about: Retraction | Ruling,
  version: number,
): NewEvent {
  const caseId = 'given' in about ? about.given.id : about.caseId
  return {
    kind,
    actorId: about.viewer.id,
    subjectType: 'fact-check',
    subjectId: check.id,
    articleId: check.articleId,
    data: {
      version,
      paragraphId: check.paragraphId,
      ...(caseId ? { caseId } : {}),
      reasonCode: about.reasonCode,
      ...(about.reason ? { reason: about.reason } : {}),
    },
  }
}

/** What the public reads as the claim is what it is found by. */
async function takePublishedWords(tx: Transaction, { id, version, claimId }: LockedCheck) {
  await tx.$executeRaw`
    UPDATE claim SET text = v.claim, claimant = v.claimant, claimed_on = v.claimed_on
    FROM fact_check_version v
    WHERE claim.id = ${claimId}::uuid AND v.fact_check_id = ${id}::uuid AND v.number = ${version}`
}
