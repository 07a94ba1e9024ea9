import 'server-only'
import type { Transaction } from '@/lib/db'
import type { Viewer } from '@/lib/policy'
import type {
  AuthorStanding,
  CaseDecision,
  CaseKind,
  CaseOutcome,
  CaseState,
  CaseSubject,
} from '@/lib/review/kinds'
import { type Decided, type Pressure, rankOf, standingOf } from '@/lib/review/priority'
import { secondNeeded } from '@/lib/review/second'
import { Prisma } from '@/prisma/client/client'

/** What a case is about: one of four. */
export type Subject =
  | { factCheckId: string }
  | { occurrenceId: string }
  | { commentId: string }
  | { sanctionId: string }

export type NewCase = Subject & {
  kind: CaseKind
  appealId?: string
  /** The version that a decision must name; 1 where there are none. */
  version?: number
  articleId: string | null
  /** Whose work or person is judged. */
  authorId: string | null
  verdict?: string
  /** Codes of lib/review/held.ts. */
  heldFor?: string[]
  reports?: number
  opinionsNeeded?: number
}

/**
 * Brings something to the desk; what is there already is brought up to date and given back, for whoever held it has read
 * something else. To be called in the transaction that makes it wait, with the subject's row locked.
 */
export async function openCase(tx: Transaction, given: NewCase): Promise<string> {
  const { kind, appealId, version = 1, articleId, authorId, verdict, heldFor, reports = 0, ...rest } = given
  const { opinionsNeeded, ...subject } = rest
  const open = await tx.reviewCase.findFirst({ where: { kind, state: 'open', ...subject }, select: pressed })
  const now = { version, verdict: verdict ?? null, ...(heldFor ? { heldFor } : {}), ...free }
  if (open) {
    const more = open.reports + reports
    const pressure = pressureOf({ ...open, reports: more })
    const rankedAt = rankOf(open.openedAt, pressure)
    // Opinions were about the version before: of the next one nobody disagrees yet.
    const needed = Math.min(open.opinionsNeeded, open.version === version ? 3 : 2)
    const data = { ...now, reports: more, rankedAt, opinionsNeeded: needed }
    return (await tx.reviewCase.update({ where: { id: open.id }, data, select: { id: true } })).id
  }
  const [reach, authorStanding, language] = [
    await reachOf(tx, articleId),
    await standingOfAuthor(tx, authorId),
    await languageOf(tx, articleId),
  ]
  const second = await secondNeeded(tx, kind, subject)
  const openedAt = new Date()
  const { isHighHarm } = second
  const rankedAt = rankOf(openedAt, { kind, isHighHarm, reports, reach, authorStanding })
  const { id } = await tx.reviewCase.create({
    data: {
      kind,
      ...subject,
      ...now,
      appealId: appealId ?? null,
      articleId,
      authorId,
      reports,
      reach,
      authorStanding,
      language,
      openedAt,
      rankedAt,
      isHighHarm,
      opinionsNeeded: opinionsNeeded ?? second.opinionsNeeded,
    },
    select: { id: true },
  })
  return id
}

/** Nobody holds it. */
export const free = { holderId: null, takenAt: null, heldUntil: null }

const pressed = {
  id: true,
  kind: true,
  version: true,
  opinionsNeeded: true,
  openedAt: true,
  isHighHarm: true,
  reports: true,
  reach: true,
  authorStanding: true,
} as const satisfies Prisma.ReviewCaseSelect

type Pressed = Prisma.ReviewCaseGetPayload<{ select: typeof pressed }>

function pressureOf({ kind, isHighHarm, reports, reach, authorStanding }: Pressed): Pressure {
  return {
    kind: kind as CaseKind,
    isHighHarm,
    reports,
    reach,
    authorStanding: authorStanding as AuthorStanding,
  }
}

/** Says that a case may do great harm, or not after all, and puts it where that belongs; harm needs two to decide. */
export async function setHarm(tx: Transaction, id: string, isHighHarm: boolean): Promise<void> {
  const given = await tx.reviewCase.findUniqueOrThrow({ where: { id }, select: pressed })
  const rankedAt = rankOf(given.openedAt, pressureOf({ ...given, isHighHarm }))
  const opinionsNeeded = isHighHarm ? Math.max(given.opinionsNeeded, 2) : given.opinionsNeeded
  const data = { isHighHarm, rankedAt, opinionsNeeded }
  await tx.reviewCase.update({ where: { id }, data, select: { id: true } })
}

/** Takes whatever waits about a subject off the desk without a decision, but for the case that is being decided. */
export async function closeCasesOf(
  tx: Transaction,
  subject: Subject,
  outcome: 'withdrawn' | 'gone',
  exceptId?: string,
): Promise<void> {
  await tx.reviewCase.updateMany({
    where: { state: 'open', ...subject, ...(exceptId ? { id: { not: exceptId } } : {}) },
    data: { state: 'closed', outcome, closedAt: new Date(), ...free },
  })
}

/** What was read at the desk has been changed by its author: whoever decides must name the new version. */
export async function renewCasesOf(tx: Transaction, subject: Subject, version: number): Promise<void> {
  await tx.reviewCase.updateMany({ where: { state: 'open', ...subject }, data: { version, ...free } })
}

/** The most followers that are counted. */
const mostReach = 10_000

async function reachOf(tx: Transaction, articleId: string | null): Promise<number> {
  if (articleId === null) return 0
  const [row] = await tx.$queryRaw<[{ reach: number }]>`
    SELECT count(*)::int AS reach FROM (
      SELECT 1 FROM follow WHERE subject_type = 'article' AND subject_id = ${articleId}::uuid AND is_on LIMIT ${mostReach}
    ) followers`
  return row.reach
}

async function languageOf(tx: Transaction, articleId: string | null): Promise<string | null> {
  if (articleId === null) return null
  const revision = await tx.revision.findFirst({
    where: { articleId },
    orderBy: { number: 'desc' },
    select: { language: true },
  })
  return revision?.language ?? null
}

/** What the last fifty cases about an author's checks and held comments say. */
async function standingOfAuthor(tx: Transaction, authorId: string | null): Promise<AuthorStanding> {
  if (authorId === null) return 'regular'
  const [record] = await tx.$queryRaw<[Decided]>`
    SELECT count(*)::int AS decided, count(*) FILTER (WHERE outcome IN ('reject', 'hide'))::int AS rejected FROM (
      SELECT outcome FROM review_case WHERE author_id = ${authorId}::uuid AND closed_at IS NOT NULL AND undone_at IS NULL
        AND kind IN ('fact-check', 'comment') AND outcome IN ('publish', 'reject', 'show', 'hide')
      ORDER BY closed_at DESC LIMIT 50
    ) latest`
  return standingOf(record)
}

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
