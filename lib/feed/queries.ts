import 'server-only'
import { v5 as uuidOf } from 'uuid'
import { isSlug } from '@/lib/article/slug'
import { dayOf } from '@/lib/dates'
import { db } from '@/lib/db'
import { isVerdict, type Verdict, verdictMeanings } from '@/lib/fact-check/verdicts'
import type { Feed, FeedEntry } from '@/lib/feed/atom'
import type { FeedForm } from '@/lib/feed/form'
import { findPerson } from '@/lib/person/queries'
import { findNamesForPages } from '@/lib/record/queries'
import { reasonLabel } from '@/lib/review/reasons'
import { routes } from '@/lib/routes'
import { listNewest } from '@/lib/search/find'
import { Prisma } from '@/prisma/client/client'

/** How many checks a feed holds: the latest publications. */
export const feedLimit = 50

/** The feed of what a person has published; null for a handle nobody has. */
export async function findPersonFeed(handle: string, site: Site): Promise<Feed | null> {
  const person = await findPerson(handle)
  if (!person) return null
  const entries = await listEntries(Prisma.sql`f.author_id = ${person.id}::uuid`, site)
  return {
    id: person.id,
    title: `Checks by ${person.name}`,
    subtitle: `What ${person.name} (@${handle}) has checked and published on ${site.name}.`,
    page: absolute(site, routes.person(handle)),
    self: absolute(site, routes.personFeed(handle, site.form)),
    updated: entries[0]?.updated ?? person.joinedAt,
    site: site.name,
    entries,
  }
}

/** The feed of the checks of a published article; null for any other. */
export async function findArticleFeed(slug: string, site: Site): Promise<Feed | null> {
  const article = isSlug(slug)
    ? await db().article.findUnique({
        where: { slug, publishedAt: { not: null } },
        select: {
          id: true,
          publishedAt: true,
          createdAt: true,
          revisions: { orderBy: { number: 'desc' }, take: 1, select: { title: true } },
        },
      })
    : null
  if (!article) return null
  const entries = await listEntries(Prisma.sql`f.article_id = ${article.id}::uuid`, site)
  const title = article.revisions[0]?.title ?? slug
  return {
    id: article.id,
    title: `Checks of “${title}”`,
    subtitle: `What people have checked in “${title}” on ${site.name}.`,
    page: absolute(site, routes.article(slug)),
    self: absolute(site, routes.articleFeed(slug, site.form)),
    updated: entries[0]?.updated ?? (article.publishedAt ?? article.createdAt).toISOString(),
    site: site.name,
    entries,
  }
}

/** The feed of everything that is published here. */
export async function findSiteFeed(site: Site): Promise<Feed> {
  const latest = Prisma.sql`f.id IN (SELECT l.id FROM fact_check l WHERE l.published_version IS NOT NULL
    ORDER BY greatest(l.published_at, l.retracted_at) DESC, l.id DESC LIMIT ${feedLimit})`
  const title = `Fact-checks on ${site.name}`
  return feedOf(site, { title, subtitle: 'The latest checks, whatever they found.' }, '', latest)
}

/** The feed of the checks that came to a verdict, retracted ones among them; null for a word that is none. */
export async function findVerdictFeed(verdict: string, site: Site): Promise<Feed | null> {
  if (!isVerdict(verdict)) return null
  const narrow = { verdict, language: null, within: null, after: null }
  const { ids } = await listNewest('fact-check', narrow, feedLimit)
  const which = Prisma.sql`v.verdict = ${verdict} AND (f.id = ANY (${ids}::uuid[]) OR f.id IN (
    SELECT l.id FROM fact_check l WHERE l.retracted_at IS NOT NULL ORDER BY l.retracted_at DESC LIMIT ${mostRetracted}))`
  const { label, definition } = verdictMeanings[verdict]
  const said = { title: `${label}: fact-checks on ${site.name}`, subtitle: definition }
  return feedOf(site, said, verdict, which)
}

/** Among so many of the latest retractions those with a verdict are looked for. */
const mostRetracted = 500

async function feedOf(
  site: Site,
  said: Pick<Feed, 'title' | 'subtitle'>,
  verdict: Verdict | '',
  which: Prisma.Sql,
): Promise<Feed> {
  const entries = await listEntries(which, site)
  const page = verdict ? routes.claims({ verdict }) : routes.home()
  return {
    ...said,
    // One in both forms.
    id: uuidOf(absolute(site, page), uuidOf.URL),
    page: absolute(site, page),
    self: absolute(site, verdict ? routes.verdictFeed(verdict, site.form) : routes.siteFeed(site.form)),
    updated: entries[0]?.updated ?? new Date(0).toISOString(),
    site: site.name,
    entries,
  }
}

/** A site as its feeds name it, and in which form they are asked for: Atom where nothing is said. */
export type Site = { name: string; url: URL; form?: FeedForm }

type Row = {
  id: string
  claim: string
  verdict: Verdict
  conclusion: string
  html: string
  isRetracted: boolean
  retractedAt: Date | null
  retractCode: string | null
  retractReason: string | null
  retractedBy: string | null
  corrections: { at: string; note: string }[]
  slug: string
  title: string
  paragraphId: string
  handle: string
  name: string
  first: Date | null
  at: Date
}

async function listEntries(scope: Prisma.Sql, site: Site): Promise<FeedEntry[]> {
  const names = await findNamesForPages()
  const rows = await db().$queryRaw<Row[]>`
    SELECT f.id, v.claim, v.verdict, v.conclusion, v.explanation_html AS html, f.state = 'retracted' AS "isRetracted",
      f.retracted_at AS "retractedAt", f.retract_code AS "retractCode", f.retract_reason AS "retractReason",
      CASE WHEN ${names} = 'role' AND f.retracted_by_id <> f.author_id THEN 'A moderator'
        ELSE (SELECT name FROM "user" w WHERE w.id = f.retracted_by_id) END AS "retractedBy",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('at', c.at, 'note', c.note) ORDER BY c.at DESC), '[]') FROM (
        SELECT to_json(r.created_at) #>> '{}' AS at, k.correction_note AS note FROM review r
        JOIN fact_check_version k ON k.fact_check_id = r.fact_check_id AND k.number = r.version_number
        WHERE r.fact_check_id = f.id AND r.decision = 'publish' AND k.correction_note IS NOT NULL
        ORDER BY r.created_at DESC LIMIT ${feedLimit}) c) AS corrections,
      a.slug, n.paragraph_id AS "paragraphId", u.handle, u.name, f.published_at AS at,
      (SELECT t.title FROM revision t WHERE t.article_id = a.id AND t.number = a.current_revision) AS title,
      (SELECT min(r.created_at) FROM review r WHERE r.fact_check_id = f.id AND r.decision = 'publish') AS first
    FROM fact_check f JOIN article a ON a.id = f.article_id AND a.published_at IS NOT NULL
    JOIN fact_check_version v ON v.fact_check_id = f.id AND v.number = f.published_version
    JOIN occurrence o ON o.id = f.occurrence_id JOIN anchor n ON n.id = o.anchor_id
    JOIN "user" u ON u.id = f.author_id
    WHERE ${scope} AND f.published_version IS NOT NULL
    ORDER BY greatest(f.published_at, f.retracted_at) DESC, f.id DESC LIMIT ${feedLimit}`
  return rows.map((row) => entryOf(row, site))
}

function entryOf(row: Row, site: Site): FeedEntry {
  const { id, claim, verdict, conclusion, isRetracted, retractedAt, first, at } = row
  const { label } = verdictMeanings[verdict]
  return {
    id,
    title: `${isRetracted ? 'Retracted. ' : ''}${label}: ${claim}`,
    summary: conclusion,
    html: htmlOf(row),
    category: label,
    url: absolute(site, routes.factCheck(id)),
    about: { url: absolute(site, routes.articleParagraph(row.slug, row.paragraphId)), title: row.title },
    author: { name: row.name, url: absolute(site, routes.person(row.handle)) },
    published: (first ?? at).toISOString(),
    updated: (retractedAt ?? at).toISOString(),
  }
}

/** The explanation, after what was taken back or put right. */
function htmlOf({ html, isRetracted, retractedAt, retractedBy, retractCode, retractReason, ...row }: Row) {
  const why = [retractCode && reasonLabel(retractCode), retractReason].filter(Boolean).join(': ')
  const retraction =
    isRetracted && retractedAt
      ? [`Retracted on ${dayOf(retractedAt.toISOString())} by ${retractedBy ?? 'somebody'}. ${why}`]
      : []
  const corrections = row.corrections.map(({ at, note }) => `Corrected on ${dayOf(at)}: ${note}`)
  return [...retraction, ...corrections].map((line) => `<p>${escapeHtml(line)}</p>`).join('') + html
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (mark) => entities[mark] ?? mark)
}

const absolute = (site: Site, path: string) => new URL(path, site.url).href
