import 'server-only'
import { db } from '@/lib/db'
import type { Exported } from '@/lib/export/shape'
import { appealSelect, momentOf, momentOrNull, shapeAppeal } from '@/lib/export/shaping'

// Rows of a few words each: what one person has of them fits into memory many times over, read in pages all the same.
const batch = 1000

async function* paged<Row, Entry>(
  read: (page: { skip: number; take: number }) => Promise<Row[]>,
  shape: (row: Row) => Entry,
): AsyncGenerator<Entry[]> {
  for (let skip = 0; ; skip += batch) {
    const rows = await read({ skip, take: batch })
    yield rows.map(shape)
    if (rows.length < batch) return
  }
}

export function listFlags(reporterId: string): AsyncGenerator<Exported<'flags'>[]> {
  const where = { reporterId }
  return paged(
    (page) => db().flag.findMany({ where, orderBy: { id: 'asc' }, ...page }),
    ({ id, commentId, factCheckId, reasonCode, note, state, createdAt }) => {
      return { id, commentId, factCheckId, reasonCode, note, state, createdAt: momentOf(createdAt) }
    },
  )
}

export function listHelpful(userId: string): AsyncGenerator<Exported<'helpfulMarks'>[]> {
  const where = { userId }
  return paged(
    (page) => db().helpfulMark.findMany({ where, orderBy: { commentId: 'asc' }, ...page }),
    ({ commentId, createdAt }) => ({ commentId, createdAt: momentOf(createdAt) }),
  )
}

export function listFollows(userId: string): AsyncGenerator<Exported<'follows'>[]> {
  const where = { userId }
  return paged(
    (page) =>
      db().follow.findMany({ where, orderBy: [{ subjectType: 'asc' }, { subjectId: 'asc' }], ...page }),
    ({ subjectType, subjectId, isOn, isAutomatic, changedAt }) => {
      return { subjectType, subjectId, isOn, isAutomatic, changedAt: momentOf(changedAt) }
    },
  )
}

export function listBlocks(blockerId: string): AsyncGenerator<Exported<'blocks'>[]> {
  const include = { blocked: { select: { handle: true } } }
  const where = { blockerId }
  return paged(
    (page) => db().block.findMany({ where, orderBy: { blockedId: 'asc' }, include, ...page }),
    ({ blocked, createdAt }) => ({ handle: blocked.handle, createdAt: momentOf(createdAt) }),
  )
}

export function listChoices(userId: string): AsyncGenerator<Exported<'notificationChoices'>[]> {
  const where = { userId }
  return paged(
    (page) => db().notificationChoice.findMany({ where, orderBy: { kind: 'asc' }, ...page }),
    ({ kind, inApp, mail }) => ({ kind, inApp, mail }),
  )
}

export function listSanctions(userId: string): AsyncGenerator<Exported<'sanctions'>[]> {
  const include = { appeal: { select: appealSelect } }
  const where = { userId }
  return paged(
    (page) => db().sanction.findMany({ where, orderBy: { id: 'asc' }, include, ...page }),
    ({ kind, reason, startsAt, endsAt, liftedAt, appeal }) => {
      const [from, to, lifted] = [momentOf(startsAt), momentOrNull(endsAt), momentOrNull(liftedAt)]
      return { kind, reason, startsAt: from, endsAt: to, liftedAt: lifted, appeal: shapeAppeal(appeal) }
    },
  )
}

export function listSignIns(userId: string): AsyncGenerator<Exported<'signIns'>[]> {
  const where = { userId }
  return paged(
    (page) => db().signInSession.findMany({ where, orderBy: { id: 'asc' }, ...page }),
    ({ userAgent, country, createdAt, lastSeenAt, expiresAt, endedAt }) => {
      const [from, seen, to] = [momentOf(createdAt), momentOf(lastSeenAt), momentOf(expiresAt)]
      const endedOrNot = momentOrNull(endedAt)
      return { userAgent, country, createdAt: from, lastSeenAt: seen, expiresAt: to, endedAt: endedOrNot }
    },
  )
}
