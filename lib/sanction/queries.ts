import 'server-only'
import { db } from '@/lib/db'
import { can, type Viewer } from '@/lib/policy'
import { findRecordNames } from '@/lib/record/queries'
import type { SanctionKind } from '@/lib/sanction/kinds'
import type { Prisma } from '@/prisma/client/client'

/** A sanction with its history, as its person and those who may see it read it. */
export type SanctionView = {
  id: string
  kind: SanctionKind
  reason: string
  /** The name of whoever decided it; null for the operator. */
  issuer: string | null
  startsAt: string
  endsAt: string | null
  acknowledgedAt: string | null
  lifted: { at: string; by: string | null; reason: string | null } | null
  isOver: boolean
  appeal: {
    at: string
    words: string
    outcome: string | null
    answer: string | null
    answeredAt: string | null
  } | null
}

/** All that was ever decided about the viewer, the latest first. */
export async function listOwnSanctions(viewer: Viewer): Promise<SanctionView[]> {
  const [sanctions, names] = await Promise.all([list(viewer.id), findRecordNames()])
  if (names === 'handle') return sanctions
  return sanctions.map(({ lifted, ...sanction }) => ({
    ...sanction,
    issuer: sanction.issuer && 'A moderator',
    lifted: lifted && { ...lifted, by: lifted.by && 'A moderator' },
  }))
}

/** All that was ever decided about a person, for those who may see it. */
export async function listSanctionsOf(viewer: Viewer, personId: string): Promise<SanctionView[]> {
  return can(viewer, 'person.inspect') ? list(personId) : []
}

const shown = {
  id: true,
  kind: true,
  reason: true,
  startsAt: true,
  endsAt: true,
  acknowledgedAt: true,
  liftedAt: true,
  liftReason: true,
  issuer: { select: { name: true } },
  liftedBy: { select: { name: true } },
  appeal: { select: { createdAt: true, words: true, outcome: true, answer: true, answeredAt: true } },
} as const satisfies Prisma.SanctionSelect

async function list(userId: string): Promise<SanctionView[]> {
  const rows = await db().sanction.findMany({
    where: { userId },
    orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
    take: 100,
    select: shown,
  })
  const now = new Date()
  return rows.map((row) => shape(row, now))
}

function shape(row: Prisma.SanctionGetPayload<{ select: typeof shown }>, now: Date): SanctionView {
  const { id, reason, appeal } = row
  const hasEnded = row.liftedAt !== null || (row.endsAt !== null && row.endsAt <= now)
  return {
    id,
    reason,
    kind: row.kind as SanctionKind,
    issuer: row.issuer?.name ?? null,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt?.toISOString() ?? null,
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    lifted: row.liftedAt
      ? { at: row.liftedAt.toISOString(), by: row.liftedBy?.name ?? null, reason: row.liftReason }
      : null,
    isOver: hasEnded || row.acknowledgedAt !== null,
    appeal: appeal && {
      at: appeal.createdAt.toISOString(),
      words: appeal.words,
      outcome: appeal.outcome,
      answer: appeal.answer,
      answeredAt: appeal.answeredAt?.toISOString() ?? null,
    },
  }
}
