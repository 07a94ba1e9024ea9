import 'server-only'
import { db } from '@/lib/db'

/** One reader's report, as the desk sees it. */
export type Report = { id: string; reasonCode: string; note: string | null; name: string; at: string }

const mostReports = 50

/** Who reports a published check, and what; the oldest first. */
export async function listReports(factCheckId: string): Promise<Report[]> {
  const rows = await db().flag.findMany({
    where: { factCheckId, state: 'open' },
    orderBy: { createdAt: 'asc' },
    take: mostReports,
    select: {
      id: true,
      reasonCode: true,
      note: true,
      createdAt: true,
      reporter: { select: { name: true } },
    },
  })
  return rows.map(({ id, reasonCode, note, createdAt, reporter }) => {
    return { id, reasonCode, note, name: reporter.name, at: createdAt.toISOString() }
  })
}

/** Somebody's objection: their words, and the decision against which they are. */
export type AppealCase = {
  words: string
  at: string
  appellant: { handle: string; name: string }
  /** Whose decision it is against; null when they are no longer here. */
  against: string | null
  decision: { outcome: string; at: string; reasonCode: string | null; reason: string | null } | null
  answer: { outcome: string; words: string; at: string; who: string | null } | null
}

/** An appeal as whoever answers it reads it; null for a case that is none. */
export async function findAppeal(appealId: string | null): Promise<AppealCase | null> {
  if (appealId === null) return null
  const row = await db().appeal.findUnique({
    where: { id: appealId },
    include: {
      appellant: { select: { handle: true, name: true } },
      against: { select: { name: true } },
      answeredBy: { select: { name: true } },
    },
  })
  if (!row) return null
  const { words, createdAt, appellant, against, outcome, answer, answeredAt, answeredBy } = row
  return {
    words,
    at: createdAt.toISOString(),
    appellant,
    against: against?.name ?? null,
    decision: await findAppealed(row),
    answer:
      outcome && answer && answeredAt
        ? { outcome, words: answer, at: answeredAt.toISOString(), who: answeredBy?.name ?? null }
        : null,
  }
}

type Appealed = {
  factCheckId: string | null
  commentId: string | null
  createdAt: Date
}

/** The last decision before the appeal on what it is about; null for a sanction, which says itself what was decided. */
async function findAppealed({ factCheckId, commentId, createdAt }: Appealed) {
  if (!factCheckId && !commentId) return null
  const row = await db().reviewCase.findFirst({
    where: {
      ...(factCheckId ? { factCheckId } : { commentId }),
      state: 'closed',
      undoneAt: null,
      closedById: { not: null },
      closedAt: { lte: createdAt },
    },
    orderBy: { closedAt: 'desc' },
    select: { outcome: true, closedAt: true, reasonCode: true, reason: true },
  })
  if (!row?.outcome || !row.closedAt) return null
  return {
    outcome: row.outcome,
    at: row.closedAt.toISOString(),
    reasonCode: row.reasonCode,
    reason: row.reason,
  }
}

/** A sanction that somebody appeals against. */
export type SanctionCase = {
  kind: string
  reason: string
  startsAt: string
  endsAt: string | null
  person: { handle: string; name: string }
  issuer: string | null
}

/** A sanction as whoever answers the appeal against it reads it. */
export async function findSanctionCase(id: string): Promise<SanctionCase | null> {
  const row = await db().sanction.findUnique({
    where: { id },
    include: { user: { select: { handle: true, name: true } }, issuer: { select: { name: true } } },
  })
  if (!row) return null
  const { kind, reason, startsAt, endsAt, user, issuer } = row
  return {
    kind,
    reason,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
    person: user,
    issuer: issuer?.name ?? null,
  }
}
