import 'server-only'
import type { Transaction } from '@/lib/db'
import type { NewEvent } from '@/lib/event/append'
import type { EventKind } from '@/lib/event/kinds'
import { type Decision, decisions, stateAfter } from '@/lib/fact-check/life'
import { findCheckForUpdate, type LockedCheck } from '@/lib/fact-check/load'
import { type Result, refuse, succeed } from '@/lib/result'
import { closeCasesOf, type Ruling } from '@/lib/review/cases'

const eventOf: Record<Decision, EventKind> = {
  publish: 'fact-check.published',
  'request-changes': 'fact-check.changes-requested',
  reject: 'fact-check.rejected',
}

/** What a decision on the waiting version of a check does to it. */
export async function judgeCheck(tx: Transaction, ruling: Ruling): Promise<Result<NewEvent>> {
  const check = await findCheckForUpdate(tx, ruling.given.subjectId)
  const decision = decisions.find((one) => one === ruling.decision)
  const state = check && decision ? stateAfter(check.state, decision) : null
  if (!check || !decision || !state) return refuse('wrong-state')
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
  await tx.factCheck.update({ where: { id: check.id }, data: { state, ...published }, select: { id: true } })
  if (decision === 'publish') await takePublishedWords(tx, check)
  return succeed(eventAbout(check, eventOf[decision], ruling, check.version))
}

/** Takes a published check back: it stays readable, struck, with the reason. Nothing of it waits any longer. */
export async function retractCheck(tx: Transaction, ruling: Ruling): Promise<Result<NewEvent>> {
  const check = await findCheckForUpdate(tx, ruling.given.subjectId)
  const state = check?.isPublic ? stateAfter(check.state, 'retract') : null
  if (!check || !state) return refuse('wrong-state')
  await tx.factCheck.update({
    where: { id: check.id },
    data: {
      state,
      retractedAt: ruling.at,
      retractedById: ruling.viewer.id,
      retractCode: ruling.reasonCode,
      retractReason: ruling.reason,
    },
    select: { id: true },
  })
  await closeCasesOf(tx, { factCheckId: check.id }, 'gone', ruling.given.id)
  return succeed(eventAbout(check, 'fact-check.retracted', ruling, check.publishedVersion ?? check.version))
}

function eventAbout(check: LockedCheck, kind: EventKind, ruling: Ruling, version: number): NewEvent {
  return {
    kind,
    actorId: ruling.viewer.id,
    subjectType: 'fact-check',
    subjectId: check.id,
    articleId: check.articleId,
    data: {
      version,
      paragraphId: check.paragraphId,
      caseId: ruling.given.id,
      reasonCode: ruling.reasonCode,
      ...(ruling.reason ? { reason: ruling.reason } : {}),
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
