import 'server-only'
import { type Transaction, transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import type { EventKind } from '@/lib/event/kinds'
import { type Decision, stateAfter } from '@/lib/fact-check/life'
import { findCheckForUpdate, type LockedCheck } from '@/lib/fact-check/load'
import { can, type Viewer } from '@/lib/policy'
import { type Refused, type Result, refuse, succeed } from '@/lib/result'
import type { CaseInput, DecideInput } from '@/lib/review/input'
import { leaseMinutes } from '@/lib/review/lease'

export type Claimed = { id: string; expiresAt: string }
export type Decided = { id: string; decision: Decision; version: number }

/**
 * Takes a case, or renews one's hold on it, for `leaseMinutes`. A case that a colleague holds is refused with
 * their name until their lease runs out; then it can be taken over.
 */
export async function claimCase(viewer: Viewer, input: CaseInput): Promise<Result<Claimed>> {
  return transaction(async (tx) => {
    const check = await findCheckForUpdate(tx, input.id)
    if (!check || !can(viewer, 'review.read')) return refuse('not-found')
    if (!can(viewer, 'fact-check.decide', check)) return refuse('own-work')
    if (!stateAfter(check.state, 'claim')) return decidedAlready(tx, check)
    const held = await leaseOfAnother(tx, check.id, viewer)
    if (held) return held
    const isNew = (await tx.lease.count({ where: { factCheckId: check.id, moderatorId: viewer.id } })) === 0
    const [lease] = await tx.$queryRaw<[{ expires_at: Date }]>`
      INSERT INTO lease (fact_check_id, moderator_id, expires_at)
      VALUES (${check.id}::uuid, ${viewer.id}::uuid, now() + make_interval(mins => ${leaseMinutes}))
      ON CONFLICT (fact_check_id) DO UPDATE SET
        taken_at = CASE WHEN lease.moderator_id = excluded.moderator_id THEN lease.taken_at ELSE now() END,
        moderator_id = excluded.moderator_id, expires_at = excluded.expires_at
      RETURNING expires_at`
    if (isNew) await log(tx, viewer, check, 'fact-check.claimed', { version: check.version })
    return succeed({ id: check.id, expiresAt: lease.expires_at.toISOString() })
  })
}

/** Gives a case back to the queue. Giving back what one does not hold changes nothing. */
export async function releaseCase(viewer: Viewer, input: CaseInput): Promise<Result<{ id: string }>> {
  return transaction(async (tx) => {
    const check = await findCheckForUpdate(tx, input.id)
    if (!check || !can(viewer, 'review.read')) return refuse('not-found')
    const { count } = await tx.lease.deleteMany({ where: { factCheckId: check.id, moderatorId: viewer.id } })
    if (count > 0) await log(tx, viewer, check, 'fact-check.released', { version: check.version })
    return succeed({ id: check.id })
  })
}

const eventOf: Record<Decision, EventKind> = {
  publish: 'fact-check.published',
  'request-changes': 'fact-check.changes-requested',
  reject: 'fact-check.rejected',
}

/**
 * Decides one version of a check. Of two moderators who decide at once the database lets one through; the other
 * learns who won, with what and when; the same decision sent twice is one decision. A version that is no longer the latest is refused with the newer one.
 */
export async function decideCase(viewer: Viewer, input: DecideInput): Promise<Result<Decided>> {
  return transaction(async (tx) => {
    const check = await findCheckForUpdate(tx, input.id)
    if (!check || !can(viewer, 'review.read')) return refuse('not-found')
    if (!can(viewer, 'fact-check.decide', check)) return refuse('own-work')
    const { decision, reasonCode, reason } = input
    const same = {
      factCheckId: check.id,
      versionNumber: input.version,
      moderatorId: viewer.id,
      decision,
      reasonCode,
    }
    if ((await tx.review.count({ where: { ...same, reason: reason ?? null } })) > 0)
      return succeed({ id: check.id, decision, version: input.version })
    if (check.version !== input.version) return refuse('conflict', { version: check.version })
    const state = stateAfter(check.state, decision)
    if (!state) return decidedAlready(tx, check)
    const held = await leaseOfAnother(tx, check.id, viewer)
    if (held) return held
    await tx.review.create({ data: { ...same, reason: reason ?? null }, select: { id: true } })
    const published =
      decision === 'publish' ? { publishedVersion: check.version, publishedAt: new Date() } : {}
    await tx.factCheck.update({
      where: { id: check.id },
      data: { state, ...published },
      select: { id: true },
    })
    if (decision === 'publish') await takePublishedWords(tx, check)
    await tx.lease.deleteMany({ where: { factCheckId: check.id } })
    await log(tx, viewer, check, eventOf[decision], {
      version: check.version,
      reasonCode,
      ...(reason ? { reason } : {}),
    })
    return succeed({ id: check.id, decision, version: check.version })
  })
}

/** What the public reads as the claim is what it is found by. */
async function takePublishedWords(tx: Transaction, { id, version, claimId }: LockedCheck) {
  await tx.$executeRaw`
    UPDATE claim SET text = v.claim, claimant = v.claimant, claimed_on = v.claimed_on
    FROM fact_check_version v
    WHERE claim.id = ${claimId}::uuid AND v.fact_check_id = ${id}::uuid AND v.number = ${version}`
}

async function leaseOfAnother(tx: Transaction, factCheckId: string, viewer: Viewer): Promise<Refused | null> {
  const [lease] = await tx.$queryRaw<{ name: string; expires_at: Date }[]>`
    SELECT "user".name, lease.expires_at FROM lease JOIN "user" ON "user".id = lease.moderator_id
    WHERE fact_check_id = ${factCheckId}::uuid AND moderator_id <> ${viewer.id}::uuid AND expires_at > now()`
  return lease ? refuse('held-by-another', { who: lease.name, at: lease.expires_at.toISOString() }) : null
}

/** Who decided, what and when; for a check that its author took back, only that it no longer waits. */
async function decidedAlready(tx: Transaction, check: LockedCheck): Promise<Refused> {
  const review = await tx.review.findFirst({
    where: { factCheckId: check.id, versionNumber: check.version },
    orderBy: { createdAt: 'desc' },
    select: { decision: true, createdAt: true, moderator: { select: { name: true } } },
  })
  if (!review) return refuse('wrong-state')
  return refuse('already-decided', {
    who: review.moderator.name,
    decision: review.decision,
    at: review.createdAt.toISOString(),
  })
}

function log(
  tx: Transaction,
  viewer: Viewer,
  check: LockedCheck,
  kind: EventKind,
  data: Record<string, string | number>,
) {
  const { id, articleId, paragraphId } = check
  return append(tx, {
    kind,
    actorId: viewer.id,
    subjectType: 'fact-check',
    subjectId: id,
    articleId,
    data: { ...data, paragraphId },
  })
}
