import 'server-only'
import { type Transaction, transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import type { EventKind } from '@/lib/event/kinds'
import { once } from '@/lib/idempotency'
import { can, type Operator, type PersonState, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { openCase } from '@/lib/review/cases'
import { findBanned } from '@/lib/sanction/banned'
import { inForceAt } from '@/lib/sanction/in-force'
import type {
  AcknowledgeInput,
  AppealBanInput,
  AppealInput,
  IssueInput,
  LiftInput,
} from '@/lib/sanction/input'
import type { SanctionKind } from '@/lib/sanction/kinds'
import { lift } from '@/lib/sanction/lift'
import { findPersonForUpdate, findSanctionForUpdate, refuseLastAdmin } from '@/lib/sanction/load'
import { endSessionsOf } from '@/lib/session/end'

export type Sanctioned = { id: string; kind: SanctionKind }

const eventOf: Record<SanctionKind, EventKind> = {
  warning: 'person.warned',
  'pre-moderation': 'person.pre-moderated',
  suspension: 'person.suspended',
  ban: 'person.banned',
}

/** Does something about a person, with its reason and span. One of each kind is in force at a time. */
export async function issueSanction(by: Viewer | Operator, input: IssueInput): Promise<Result<Sanctioned>> {
  return transaction((tx) =>
    by.id === null ? issue(tx, by, input) : once(tx, by, input, 'sanction.issue', () => issue(tx, by, input)),
  )
}

async function issue(tx: Transaction, by: Viewer | Operator, input: IssueInput): Promise<Result<Sanctioned>> {
  const { kind, reason } = input
  const days = input.days ?? null
  const person = await findLocked(tx, by, input.personId, kind)
  if (!person.ok) return person
  if (!can(by, 'sanction.issue', person.value, { kind, days })) return refuse('not-yours-to-decide')
  const now = new Date()
  const stands = { userId: person.value.id, kind, ...inForceAt(now), ...unanswered(kind) }
  if ((await tx.sanction.count({ where: stands })) > 0) return refuse('sanctioned-already')
  const endsAt = days === null ? null : new Date(now.getTime() + days * 86_400_000)
  const { id } = await tx.sanction.create({
    data: { userId: person.value.id, issuerId: by.id, kind, reason, startsAt: now, endsAt },
    select: { id: true },
  })
  // Whoever is suspended may sign in again, to read and to appeal; a browser left open does not go on.
  if (kind === 'ban') await endSessionsOf(tx, person.value.id, 'banned')
  if (kind === 'suspension') await endSessionsOf(tx, person.value.id, 'suspended')
  append(tx, {
    kind: eventOf[kind],
    actorId: by.id,
    subjectType: 'person',
    subjectId: person.value.id,
    data: { sanctionId: id, reason, ...(endsAt ? { until: endsAt.toISOString() } : {}) },
  })
  return succeed({ id, kind })
}

/** A warning that has been read is over: it does not stand in the way of the next. */
function unanswered(kind: SanctionKind) {
  return kind === 'warning' ? { acknowledgedAt: null } : {}
}

async function findLocked(
  tx: Transaction,
  by: Viewer | Operator,
  id: string,
  kind: SanctionKind,
): Promise<Result<PersonState>> {
  const isExcluding = kind === 'suspension' || kind === 'ban'
  const role = (await tx.user.findUnique({ where: { id }, select: { role: true } }))?.role
  // Admins are locked all together and before anybody else, in one order.
  const last = isExcluding && role === 'admin' ? await refuseLastAdmin(tx, by, { id, role }) : null
  if (last) return last
  const person = await findPersonForUpdate(tx, id)
  return person ? succeed(person) : refuse('not-found')
}

/** Takes back what is in force about a person, saying why. Whoever may do it may undo it. */
export async function liftSanction(by: Viewer | Operator, input: LiftInput): Promise<Result<{ id: string }>> {
  return transaction(async (tx) => {
    const sanction = await findSanctionForUpdate(tx, input.id)
    if (!sanction) return refuse('not-found')
    const { kind, startsAt, endsAt } = sanction
    const days = endsAt ? Math.ceil((endsAt.getTime() - startsAt.getTime()) / 86_400_000) : null
    if (!can(by, 'sanction.lift', sanction.user, { kind, days })) return refuse('not-yours-to-decide')
    if (sanction.liftedAt) {
      const isSame = sanction.liftedById === by.id && sanction.liftReason === input.reason
      return isSame ? succeed({ id: sanction.id }) : refuse('wrong-state')
    }
    append(tx, await lift(tx, { ...sanction, by, reason: input.reason }))
    return succeed({ id: sanction.id })
  })
}

/** Says that one has read a warning. Saying so again changes nothing. */
export async function acknowledgeWarning(
  viewer: Viewer,
  input: AcknowledgeInput,
): Promise<Result<{ id: string }>> {
  return transaction(async (tx) => {
    const sanction = await findSanctionForUpdate(tx, input.id)
    if (sanction?.kind !== 'warning' || !can(viewer, 'sanction.acknowledge', sanction))
      return refuse('not-found')
    const { id } = sanction
    if (sanction.acknowledgedAt || sanction.liftedAt) return succeed({ id })
    await tx.sanction.update({ where: { id }, data: { acknowledgedAt: new Date() }, select: { id: true } })
    append(tx, {
      kind: 'person.acknowledged',
      actorId: viewer.id,
      subjectType: 'person',
      subjectId: viewer.id,
      data: { sanctionId: id },
    })
    return succeed({ id })
  })
}

/** Objects to what was decided about oneself: once, and another moderator answers. */
export async function appealSanction(viewer: Viewer, input: AppealInput): Promise<Result<{ id: string }>> {
  return transaction((tx) => appeal(tx, viewer, input))
}

async function appeal(tx: Transaction, viewer: Viewer, input: AppealInput): Promise<Result<{ id: string }>> {
  const sanction = await findSanctionForUpdate(tx, input.id)
  if (!sanction || !can(viewer, 'sanction.appeal', sanction)) return refuse('not-found')
  const earlier = sanction.appeal
  if (earlier) return earlier.words === input.words ? succeed({ id: earlier.id }) : refuse('appealed-before')
  if (sanction.liftedAt || (sanction.endsAt && sanction.endsAt < new Date())) return refuse('wrong-state')
  const { id } = await tx.appeal.create({
    data: {
      sanctionId: sanction.id,
      appellantId: viewer.id,
      againstId: sanction.issuerId,
      words: input.words,
    },
    select: { id: true },
  })
  await openCase(tx, {
    kind: 'appeal',
    sanctionId: sanction.id,
    appealId: id,
    articleId: null,
    authorId: viewer.id,
  })
  append(tx, {
    kind: 'person.appealed',
    actorId: viewer.id,
    subjectType: 'person',
    subjectId: viewer.id,
    data: { sanctionId: sanction.id, appealId: id },
  })
  return succeed({ id })
}

/** The appeal of somebody who cannot sign in: their password says who they are. */
export async function appealBan({ email, password, words }: AppealBanInput): Promise<Result<{ id: string }>> {
  const found = await findBanned({ email, password })
  if (!found) return refuse('wrong-credentials')
  return appealSanction(found.person, { id: found.ban.id, words })
}
