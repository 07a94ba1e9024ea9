import 'server-only'
import type { Transaction } from '@/lib/db'
import type { Viewer } from '@/lib/policy'
import type { CaseDecision, CaseKind, CaseOutcome, CaseState, CaseSubject } from '@/lib/review/kinds'
import { Prisma } from '@/prisma/client/client'

export type LockedCase = {
  id: string
  kind: CaseKind
  state: CaseState
  subject: CaseSubject
  subjectId: string
  appealId: string | null
  version: number
  articleId: string | null
  /** Who has a part in it, and so does not decide it. */
  recusedIds: string[]
  opinionsNeeded: number
  openedAt: Date
  holder: { id: string; name: string; until: Date } | null
  closed: {
    byId: string | null
    name: string | null
    outcome: CaseOutcome
    at: Date
    reasonCode: string | null
    reason: string | null
  } | null
}

/** What a moderator has ruled on a case, as the rooms of what it is about carry it out (their judge.ts). */
export type Ruling = {
  viewer: Viewer
  given: LockedCase
  decision: CaseDecision
  reasonCode: string
  reason: string | null
  /** The moment at which all of it happens. */
  at: Date
}

/** A case and what it is about, without locking either: whoever decides locks the subject first, then the case. */
export type CaseRef = { id: string; kind: CaseKind; subject: CaseSubject; subjectId: string }

/** The case that an id names: its own, or that of what it is about, whose open case it then is, else the latest. */
export async function locateCase(tx: Transaction, id: string): Promise<CaseRef | null> {
  const [row] = await tx.$queryRaw<CaseRef[]>`
    SELECT id, kind, CASE WHEN fact_check_id IS NOT NULL THEN 'fact-check' WHEN occurrence_id IS NOT NULL THEN 'occurrence'
        WHEN comment_id IS NOT NULL THEN 'comment' ELSE 'sanction' END AS subject,
      coalesce(fact_check_id, occurrence_id, comment_id, sanction_id) AS "subjectId"
    FROM review_case
    WHERE id = ${id}::uuid OR fact_check_id = ${id}::uuid OR occurrence_id = ${id}::uuid OR comment_id = ${id}::uuid
    ORDER BY (id = ${id}::uuid) DESC, (state = 'open') DESC, (kind <> 'flag') DESC, opened_at DESC, id DESC LIMIT 1`
  return row ?? null
}

const tables: Record<CaseSubject, Prisma.Sql> = {
  'fact-check': Prisma.sql`fact_check`,
  occurrence: Prisma.sql`occurrence`,
  comment: Prisma.sql`comment`,
  sanction: Prisma.sql`sanction`,
}

/** Locks what a case is about, as every change of it does first. */
export async function lockSubject(tx: Transaction, { subject, subjectId }: CaseRef): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM ${tables[subject]} WHERE id = ${subjectId}::uuid FOR UPDATE`
}

/** A case with what deciding it needs, its row locked until the transaction ends. */
export async function lockCase(tx: Transaction, ref: CaseRef): Promise<LockedCase> {
  await tx.$queryRaw`SELECT 1 FROM review_case WHERE id = ${ref.id}::uuid FOR UPDATE`
  return (await readCase(tx, ref)).given
}

// Of what two have rejected, the one who signed last is not the only one who did.
const agreedTo = {
  opinions: { where: { decision: 'reject' }, select: { moderatorId: true } },
} as const satisfies Prisma.ReviewCaseSelect

const caseInclude = {
  holder: { select: { name: true } },
  closedBy: { select: { handle: true, name: true } },
  appeal: { select: { againstId: true, appellantId: true, words: true, createdAt: true } },
  factCheck: { select: { cases: { where: { outcome: 'reject' }, select: agreedTo } } },
  occurrence: { select: { reused: { select: { authorId: true } } } },
  sanction: { select: { issuerId: true } },
  article: { select: { editors: { select: { userId: true } } } },
} as const satisfies Prisma.ReviewCaseInclude

type CaseRow = Prisma.ReviewCaseGetPayload<{ include: typeof caseInclude }>

/** A case as it stands, with its row. */
export async function readCase(tx: Transaction, ref: CaseRef): Promise<{ row: CaseRow; given: LockedCase }> {
  const row = await tx.reviewCase.findUniqueOrThrow({ where: { id: ref.id }, include: caseInclude })
  return { row, given: shapeCase(row, ref) }
}

function shapeCase(row: CaseRow, { id, kind, subject, subjectId }: CaseRef): LockedCase {
  return {
    id,
    kind,
    subject,
    subjectId,
    state: row.state as CaseState,
    appealId: row.appealId,
    version: row.version,
    articleId: row.articleId,
    recusedIds: recusedFrom(row),
    opinionsNeeded: row.opinionsNeeded,
    openedAt: row.openedAt,
    holder: holderOf(row),
    closed: endOf(row),
  }
}

function recusedFrom({
  kind,
  authorId,
  appeal,
  factCheck,
  occurrence,
  sanction,
  article,
}: CaseRow): string[] {
  const parts = [
    authorId,
    appeal?.againstId,
    appeal?.appellantId,
    occurrence?.reused?.authorId,
    kind === 'appeal' ? sanction?.issuerId : null,
    ...(kind === 'appeal' ? (factCheck?.cases ?? []) : []).flatMap(({ opinions }) =>
      opinions.map(({ moderatorId }) => moderatorId),
    ),
    ...(article?.editors.map(({ userId }) => userId) ?? []),
  ]
  return parts.filter((part) => typeof part === 'string')
}

function holderOf({ holderId, heldUntil, holder }: CaseRow): LockedCase['holder'] {
  return holderId && heldUntil && heldUntil > new Date()
    ? { id: holderId, name: holder?.name ?? '', until: heldUntil }
    : null
}

function endOf(row: CaseRow): LockedCase['closed'] {
  if (!row.closedAt || !row.outcome) return null
  return {
    byId: row.closedById,
    name: row.closedBy?.name ?? null,
    at: row.closedAt,
    outcome: row.outcome as CaseOutcome,
    reasonCode: row.reasonCode,
    reason: row.reason,
  }
}
