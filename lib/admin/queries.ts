import 'server-only'
import { db } from '@/lib/db'
import { type PageKey, pageOf } from '@/lib/page-key'
import { type ArticleMode, can, type Role, type Viewer } from '@/lib/policy'
import type { CaseKind, CaseOutcome } from '@/lib/review/kinds'
import { inForceAt } from '@/lib/sanction/in-force'
import type { SanctionKind } from '@/lib/sanction/kinds'
import { listSessions, type SignedIn } from '@/lib/session/queries'
import { Prisma } from '@/prisma/client/client'

export type PersonRow = {
  id: string
  handle: string
  name: string
  role: Role
  at: Date
  /** What is in force about them. */
  sanctions: SanctionKind[]
}

/** How many people one page lists. */
const pageSize = 40

/**
 * People whose handle or name begins with what was typed, for admins also their e-mail address; the newest first, and
 * all of them while nothing is typed. Each beginning is looked up in an index of its own.
 */
export async function searchPeople(
  viewer: Viewer,
  typed: string,
  after: PageKey | null,
): Promise<{ people: PersonRow[]; next: string | null } | null> {
  if (!can(viewer, 'person.inspect')) return null
  const prefix = `${typed
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`
  const found = can(viewer, 'person.administer')
    ? Prisma.sql`UNION SELECT id FROM "user" WHERE email LIKE ${prefix}`
    : Prisma.empty
  const typedOnly =
    prefix === '%'
      ? Prisma.sql`true`
      : Prisma.sql`u.id IN (SELECT id FROM "user" WHERE handle LIKE ${prefix}
          UNION SELECT id FROM "user" WHERE lower(name) LIKE ${prefix} ${found})`
  const later = after ? Prisma.sql`u.id < ${after.id}::uuid` : Prisma.sql`true`
  const rows = await db().$queryRaw<PersonRow[]>`
    SELECT u.id, u.handle, u.name, u.role, u.created_at AS at, ARRAY(SELECT DISTINCT s.kind FROM sanction s
      WHERE s.user_id = u.id AND s.lifted_at IS NULL AND s.starts_at <= now() AND s.acknowledged_at IS NULL
        AND (s.ends_at IS NULL OR s.ends_at > now())) AS sanctions
    FROM "user" u WHERE ${typedOnly} AND ${later} ORDER BY u.id DESC LIMIT ${pageSize + 1}`
  const { rows: people, next } = pageOf(rows, pageSize)
  return { people, next }
}

export type PersonFile = {
  id: string
  handle: string
  name: string
  role: Role
  joinedAt: string
  /** For admins only. */
  email: string | null
  sessions: SignedIn[]
  /** How the cases about their work ended, by kind and outcome. */
  record: { kind: CaseKind; outcome: CaseOutcome; count: number }[]
  /** What moderators have told each other about their work, the latest first. */
  notes: { id: string; by: string; body: string; at: string; caseId: string }[]
}

/** What there is to know of a person for whoever decides about them; null for a handle nobody has. */
export async function findPersonFile(viewer: Viewer, handle: string): Promise<PersonFile | null> {
  if (!can(viewer, 'person.inspect')) return null
  const user = await db().user.findUnique({
    where: { handle },
    select: { id: true, name: true, role: true, email: true, createdAt: true },
  })
  if (!user) return null
  const isAdmin = can(viewer, 'person.administer')
  const [sessions, record, notes] = await Promise.all([
    isAdmin ? listSessions({ id: user.id, role: user.role as Role }) : [],
    db().$queryRaw<PersonFile['record']>`
      SELECT kind, outcome, count(*)::int AS count FROM review_case
      WHERE author_id = ${user.id}::uuid AND closed_at IS NOT NULL AND undone_at IS NULL
        AND outcome NOT IN ('withdrawn', 'gone')
      GROUP BY kind, outcome ORDER BY kind, count DESC, outcome`,
    listNotes(user.id),
  ])
  return {
    id: user.id,
    handle,
    name: user.name,
    role: user.role as Role,
    joinedAt: user.createdAt.toISOString(),
    email: isAdmin ? user.email : null,
    sessions,
    record,
    notes,
  }
}

async function listNotes(authorId: string): Promise<PersonFile['notes']> {
  const rows = await db().caseNote.findMany({
    where: { case: { authorId } },
    orderBy: { id: 'desc' },
    take: 20,
    select: { id: true, body: true, createdAt: true, caseId: true, author: { select: { name: true } } },
  })
  return rows.map(({ author, createdAt, ...row }) => ({
    ...row,
    by: author.name,
    at: createdAt.toISOString(),
  }))
}

export type Overview = { people: number; admins: number; sanctions: number; rules: number; templates: number }

/** How much there is of what an admin looks after; null for everybody else. */
export async function findOverview(viewer: Viewer): Promise<Overview | null> {
  if (!can(viewer, 'site.administer')) return null
  const [people, admins, sanctions, rules, templates] = await Promise.all([
    db().user.count(),
    db().user.count({ where: { role: 'admin' } }),
    db().sanction.count({ where: { ...inForceAt(new Date()), acknowledgedAt: null } }),
    db().wordRule.count({ where: { removedAt: null } }),
    db().decisionTemplate.count({ where: { removedAt: null } }),
  ])
  return { people, admins, sanctions, rules, templates }
}

export type ArticleRow = { id: string; slug: string; title: string; mode: ArticleMode; at: Date }

/** Articles with their modes, the newest first. */
export async function listArticleModes(
  viewer: Viewer,
  after: PageKey | null,
): Promise<{ articles: ArticleRow[]; next: string | null } | null> {
  if (!can(viewer, 'site.administer')) return null
  const rows = await db().article.findMany({
    where: after ? { id: { lt: after.id } } : {},
    orderBy: { id: 'desc' },
    take: pageSize + 1,
    select: {
      id: true,
      slug: true,
      mode: true,
      createdAt: true,
      revisions: { orderBy: { number: 'desc' }, take: 1, select: { title: true } },
    },
  })
  const articles = rows.map(({ id, slug, mode, createdAt, revisions }) => ({
    id,
    slug,
    mode: mode as ArticleMode,
    at: createdAt,
    title: revisions[0]?.title ?? slug,
  }))
  const page = pageOf(articles, pageSize)
  return { articles: page.rows, next: page.next }
}
