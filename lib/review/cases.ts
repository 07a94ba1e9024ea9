import 'server-only'
import type { Transaction } from '@/lib/db'
import type { AuthorStanding, CaseKind } from '@/lib/review/kinds'
import { type Decided, type Pressure, rankOf, standingOf } from '@/lib/review/priority'
import { secondNeeded } from '@/lib/review/second'
import type { Prisma } from '@/prisma/client/client'

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

/** Takes the case of one kind about a subject off the desk without a decision. */
export async function closeCaseOf(
  tx: Transaction,
  kind: CaseKind,
  subject: Subject,
  outcome: 'withdrawn' | 'gone',
): Promise<void> {
  await tx.reviewCase.updateMany({
    where: { state: 'open', kind, ...subject },
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
