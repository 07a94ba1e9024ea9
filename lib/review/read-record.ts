import 'server-only'
import { db } from '@/lib/db'
import type { AuthorStanding } from '@/lib/review/kinds'

/** How somebody's work has fared at the desk: what a moderator should know before they decide. */
export type AuthorRecord = {
  handle: string
  name: string
  joinedAt: string
  /** What it said when the case came: it has a part in the case's place in the queue. */
  standing: AuthorStanding
  /** Of the decided cases about their checks: the versions published, sent back, rejected. */
  checks: { decided: number; published: number; changes: number; rejected: number }
  /** Published checks that were retracted. */
  reversed: number
  /** Comments that waited and were shown, and all that were hidden. */
  comments: { shown: number; hidden: number }
  /** Reports of what they published, as ruled on. */
  flags: { upheld: number; dismissed: number }
  /** What holds against them now. */
  sanctions: { kind: string; until: string | null }[]
}

/** How many of an author's latest decided cases their record counts. */
const most = 1_000

/** The record of whoever's work is judged; null for a case about nobody. */
export async function findAuthorRecord(
  authorId: string | null,
  standing: AuthorStanding,
): Promise<AuthorRecord | null> {
  if (authorId === null) return null
  const [person, [counts], [{ reversed }], sanctions] = await Promise.all([
    db().user.findUniqueOrThrow({
      where: { id: authorId },
      select: { handle: true, name: true, createdAt: true },
    }),
    db().$queryRaw<[Counts]>`
      SELECT count(*) FILTER (WHERE of_check)::int AS decided,
        count(*) FILTER (WHERE of_check AND outcome = 'publish')::int AS published,
        count(*) FILTER (WHERE of_check AND outcome = 'request-changes')::int AS changes,
        count(*) FILTER (WHERE of_check AND outcome = 'reject')::int AS rejected,
        count(*) FILTER (WHERE kind = 'comment' AND outcome = 'show')::int AS shown,
        count(*) FILTER (WHERE outcome = 'hide')::int AS hidden,
        count(*) FILTER (WHERE kind = 'flag' AND outcome IN ('hide', 'retract'))::int AS upheld,
        count(*) FILTER (WHERE kind = 'flag' AND outcome = 'dismiss')::int AS dismissed
      FROM (
        SELECT kind, outcome, kind = 'fact-check' AND outcome IN ('publish', 'request-changes', 'reject') AS of_check
        FROM review_case WHERE author_id = ${authorId}::uuid AND state = 'closed' AND undone_at IS NULL
        ORDER BY closed_at DESC LIMIT ${most}
      ) latest`,
    db().$queryRaw<[{ reversed: number }]>`
      SELECT count(*)::int AS reversed FROM fact_check
      WHERE author_id = ${authorId}::uuid AND state = 'retracted' AND published_version IS NOT NULL`,
    db().sanction.findMany({
      where: { userId: authorId, liftedAt: null, OR: [{ endsAt: null }, { endsAt: { gt: new Date() } }] },
      orderBy: { startsAt: 'desc' },
      take: 5,
      select: { kind: true, endsAt: true },
    }),
  ])
  const { decided, published, changes, rejected, shown, hidden, upheld, dismissed } = counts
  return {
    handle: person.handle,
    name: person.name,
    joinedAt: person.createdAt.toISOString(),
    standing,
    checks: { decided, published, changes, rejected },
    reversed,
    comments: { shown, hidden },
    flags: { upheld, dismissed },
    sanctions: sanctions.map(({ kind, endsAt }) => ({ kind, until: endsAt?.toISOString() ?? null })),
  }
}

type Counts = Record<
  'decided' | 'published' | 'changes' | 'rejected' | 'shown' | 'hidden' | 'upheld' | 'dismissed',
  number
>
