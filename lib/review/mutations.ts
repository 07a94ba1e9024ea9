import 'server-only'
import { type Transaction, transaction } from '@/lib/db'
import { append, type NewEvent } from '@/lib/event/append'
import type { EventKind } from '@/lib/event/kinds'
import { can, type Viewer } from '@/lib/policy'
import { type Refused, type Result, refuse, succeed } from '@/lib/result'
import { type BulkOutcome, type DecideManyInput, decisionsIn } from '@/lib/review/bulk'
import { free, setHarm } from '@/lib/review/cases'
import { carryOut } from '@/lib/review/effects'
import type { CaseInput, DecideInput } from '@/lib/review/input'
import { type CaseDecision, decisionsFor, isAboutPublished } from '@/lib/review/kinds'
import { leaseMinutes } from '@/lib/review/lease'
import { type LockedCase, locateCase, lockCase, lockSubject } from '@/lib/review/lock-case'
import { isSameOpinion, keepOpinion, listOpinions, takeOpinion } from '@/lib/review/opinions'
import { takeBack, type Undone } from '@/lib/review/undo'
import { weigh } from '@/lib/review/weigh'
import { refuseWriting } from '@/lib/sanction/refuse-writing'

export type Claimed = { id: string; expiresAt: string }
/** `isOpinion`: another moderator has to decide too. */
export type Decided = { id: string; decision: CaseDecision; version: number; isOpinion: boolean }

/**
 * Takes a case, or renews one's hold on it, for `leaseMinutes`. A case that a colleague holds is refused with
 * their name until their lease runs out; then it can be taken over.
 */
export async function claimCase(viewer: Viewer, input: CaseInput): Promise<Result<Claimed>> {
  return transaction(async (tx) => {
    const found = await openFor(tx, viewer, input.id)
    if (!found.ok) return found
    const given = found.value
    if (given.closed) return decidedAlready(given)
    const held = heldByAnother(given, viewer)
    if (held) return held
    if (await hasOpinion(tx, given, viewer)) return refuse('opinion-given')
    const isRenewal = given.holder?.id === viewer.id
    const [lease] = await tx.$queryRaw<[{ held_until: Date }]>`
      UPDATE review_case SET holder_id = ${viewer.id}::uuid,
        taken_at = CASE WHEN ${isRenewal} THEN taken_at ELSE now() END,
        held_until = now() + make_interval(mins => ${leaseMinutes})
      WHERE id = ${given.id}::uuid RETURNING held_until`
    if (!isRenewal) log(tx, viewer, given, 'case.claimed')
    return succeed({ id: given.id, expiresAt: lease.held_until.toISOString() })
  })
}

/** Gives a case back to the queue. Giving back what one does not hold changes nothing. */
export async function releaseCase(viewer: Viewer, input: CaseInput): Promise<Result<{ id: string }>> {
  return transaction(async (tx) => {
    const ref = can(viewer, 'review.read') ? await locateCase(tx, input.id) : null
    if (!ref) return refuse('not-found')
    const { count } = await tx.reviewCase.updateMany({
      where: { id: ref.id, holderId: viewer.id },
      data: free,
    })
    if (count > 0) log(tx, viewer, await lockCase(tx, ref), 'case.released')
    return succeed({ id: ref.id })
  })
}

/**
 * Decides a case in the version that was read. Of two moderators who decide at once the database lets one through; the
 * other learns who won, with what and when; the same decision sent twice is one decision. A version that is no longer
 * the latest is refused with the newer one.
 *
 * Where two are to decide, the first decision is an opinion that nobody sees, and so is the second if it is another:
 * then a third decides (lib/review/weigh.ts).
 */
export async function decideCase(viewer: Viewer, input: DecideInput): Promise<Result<Decided>> {
  return transaction(async (tx) => {
    const found = await openFor(tx, viewer, input.id)
    if (!found.ok) return found
    const given = found.value
    const { decision, reasonCode } = input
    const ruling = { viewer, given, decision, reasonCode, reason: input.reason ?? null, at: new Date() }
    const doneAs = (isOpinion: boolean) =>
      succeed({ id: given.id, decision, version: input.version, isOpinion })
    if (given.closed) return isSame(ruling, given.closed) ? doneAs(false) : decidedAlready(given)
    if (given.version !== input.version) return refuse('conflict', { version: given.version })
    if (!decisionsFor(given.kind, given.subject).includes(decision)) return refuse('wrong-state')
    const opinions = await listOpinions(tx, given)
    const own = opinions.find(({ moderatorId }) => moderatorId === viewer.id)
    if (own) return isSameOpinion(own, ruling) ? doneAs(true) : refuse('opinion-given')
    const held = heldByAnother(given, viewer)
    if (held) return held
    const weight = weigh(
      given.opinionsNeeded,
      opinions.map((opinion) => opinion.decision),
      decision,
    )
    if (weight !== 'settles') {
      const taken = await takeOpinion(tx, ruling, weight === 'disagrees' ? 3 : 2)
      return taken.ok ? doneAs(true) : taken
    }
    const effect = await carryOut(tx, ruling)
    if (!effect.ok) return effect
    if (opinions.length > 0) await keepOpinion(tx, ruling)
    await tx.reviewCase.update({
      where: { id: given.id },
      data: {
        state: 'closed',
        closedAt: ruling.at,
        closedById: viewer.id,
        outcome: decision,
        reasonCode,
        reason: ruling.reason,
        ...free,
      },
      select: { id: true },
    })
    const deciders = [...opinions, { moderatorId: viewer.id, decision }]
    append(tx, opinions.length > 0 ? withDeciders(effect.value, deciders) : effect.value)
    return doneAs(false)
  })
}

/** Who decided it together, each without having seen the other, and whether the first two agreed. */
function withDeciders(
  { data, ...event }: NewEvent,
  deciders: readonly { moderatorId: string; decision: CaseDecision }[],
): NewEvent {
  const [first, second] = deciders
  const deciderIds = deciders.map(({ moderatorId }) => moderatorId)
  return { ...event, data: { ...data, deciderIds, agreed: first?.decision === second?.decision } }
}

/**
 * Says that a check may do great harm: two moderators must decide it, each without seeing what the other thinks. Asked
 * twice it is asked once.
 */
export async function askSecond(viewer: Viewer, input: CaseInput): Promise<Result<{ id: string }>> {
  return transaction(async (tx) => {
    const found = await openFor(tx, viewer, input.id)
    if (!found.ok) return found
    const given = found.value
    if (given.closed) return decidedAlready(given)
    if (given.subject !== 'fact-check' || isAboutPublished(given.kind)) return refuse('wrong-state')
    const held = heldByAnother(given, viewer)
    if (held) return held
    if (given.opinionsNeeded > 1) return succeed({ id: given.id })
    await setHarm(tx, given.id, true)
    append(tx, {
      kind: 'fact-check.second-asked',
      actorId: viewer.id,
      subjectType: 'fact-check',
      subjectId: given.subjectId,
      articleId: given.articleId,
      data: { version: given.version, caseId: given.id },
    })
    return succeed({ id: given.id })
  })
}

async function hasOpinion(tx: Transaction, { id, version }: LockedCase, viewer: Viewer): Promise<boolean> {
  return (await tx.opinion.count({ where: { caseId: id, version, moderatorId: viewer.id } })) > 0
}

/** Takes back one's own decision within ten seconds, while nobody has been told of it (lib/review/undo.ts). */
export async function undoDecision(viewer: Viewer, input: CaseInput): Promise<Result<Undone>> {
  return transaction(async (tx) => {
    const ref = can(viewer, 'review.read') ? await locateCase(tx, input.id) : null
    if (!ref) return refuse('not-found')
    await lockSubject(tx, ref)
    const given = await lockCase(tx, ref)
    if (!given.closed) return refuse('wrong-state')
    return can(viewer, 'case.undo', given.closed) ? takeBack(tx, viewer, given) : refuse('forbidden')
  })
}

/**
 * Decides many cases with one reason, each by itself: what cannot be done is said, and keeps nothing else from
 * happening. Sent twice it is done once, as every decision.
 */
export async function decideMany(viewer: Viewer, input: DecideManyInput): Promise<Result<BulkOutcome[]>> {
  if (!can(viewer, 'review.read')) return refuse('not-found')
  const outcomes: BulkOutcome[] = []
  for (const each of decisionsIn(input)) {
    const result = await decideCase(viewer, each)
    const { id } = each
    outcomes.push(
      result.ok
        ? { id, isDone: true }
        : { id, isDone: false, refusal: result.refusal, ...(result.detail ? { detail: result.detail } : {}) },
    )
  }
  return succeed(outcomes)
}

/** The case that an id names, with what it is about, both locked, for whoever may decide it. */
async function openFor(tx: Transaction, viewer: Viewer, id: string): Promise<Result<LockedCase>> {
  const ref = can(viewer, 'review.read') ? await locateCase(tx, id) : null
  if (!ref) return refuse('not-found')
  await lockSubject(tx, ref)
  const given = await lockCase(tx, ref)
  return can(viewer, 'case.decide', given) ? succeed(given) : refuseWriting(viewer, 'own-work')
}

type Ruled = { viewer: Viewer; decision: string; reasonCode: string; reason: string | null }

function isSame({ viewer, decision, reasonCode, reason }: Ruled, closed: LockedCase['closed']): boolean {
  return (
    closed?.byId === viewer.id &&
    closed.outcome === decision &&
    closed.reasonCode === reasonCode &&
    closed.reason === reason
  )
}

function heldByAnother({ holder }: LockedCase, viewer: Viewer): Refused | null {
  return holder && holder.id !== viewer.id
    ? refuse('held-by-another', { who: holder.name, at: holder.until.toISOString() })
    : null
}

/** Who decided, what and when; for what was taken back, only that it no longer waits. */
function decidedAlready({ closed }: LockedCase): Refused {
  if (!closed?.byId) return refuse('wrong-state')
  return refuse('already-decided', {
    ...(closed.name ? { who: closed.name } : {}),
    decision: closed.outcome,
    at: closed.at.toISOString(),
  })
}

function log(tx: Transaction, viewer: Viewer, given: LockedCase, kind: EventKind) {
  append(tx, {
    kind,
    actorId: viewer.id,
    subjectType: 'case',
    subjectId: given.id,
    articleId: given.articleId,
    data: { about: given.subject, aboutId: given.subjectId, version: given.version },
  })
}
