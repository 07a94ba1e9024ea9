import 'server-only'
import { tags } from '@/lib/cache-tags'
import { db } from '@/lib/db'
import { keep } from '@/lib/kept'
import { type SitemapEntry, sitemapPageSize } from '@/lib/sitemap/xml'
import { Prisma } from '@/prisma/client/client'

// Raised when what is stored changes its form: the cache outlives a deployment.
const shape = '2'

/** How many pages the list of public addresses has; at least one. */
export function countSitemapPages(): Promise<number> {
  return keep(['sitemap-pages', shape], [tags.sitemap()], readPageCount)
}

/** A page (from 1) of what anyone may read, the oldest first, so that what is listed stays on its page. */
export function listSitemap(page: number): Promise<SitemapEntry[]> {
  return keep(['sitemap', shape, String(page)], [tags.sitemap()], () => readPage(page))
}

// Whoever has a check that stands published; the banned are left out.
const authors = Prisma.sql`
  SELECT u.id, u.handle, u.created_at, max(f.published_at) AS changed
  FROM fact_check f JOIN "user" u ON u.id = f.author_id JOIN article a ON a.id = f.article_id
  WHERE f.published_version IS NOT NULL AND f.state <> 'retracted' AND a.published_at IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM sanction s WHERE s.user_id = u.id AND s.kind = 'ban' AND s.lifted_at IS NULL
      AND s.starts_at <= now() AND (s.ends_at IS NULL OR s.ends_at > now()))
  GROUP BY u.id`

async function readPageCount(): Promise<number> {
  const [articles, checks, [{ people }]] = await Promise.all([
    db().article.count({ where: { publishedAt: { not: null } } }),
    db().factCheck.count({
      where: { publishedVersion: { not: null }, article: { publishedAt: { not: null } } },
    }),
    db().$queryRaw<[{ people: number }]>`SELECT count(*)::int AS people FROM (${authors}) person`,
  ])
  return Math.max(1, Math.ceil((articles + checks + people) / sitemapPageSize))
}

async function readPage(page: number): Promise<SitemapEntry[]> {
  const rows = await db().$queryRaw<{ kind: SitemapEntry['kind']; name: string; changed: Date }[]>`
    SELECT 'article' AS kind, a.slug AS name, a.published_at AS public_since, a.id,
      greatest(a.published_at, r.created_at, (SELECT max(f.published_at) FROM fact_check f WHERE f.article_id = a.id)) AS changed
    FROM article a JOIN revision r ON r.article_id = a.id AND r.number = a.current_revision
    WHERE a.published_at IS NOT NULL
    UNION ALL
    SELECT 'fact-check', f.id::text, f.published_at, f.id,
      greatest(f.retracted_at, (SELECT v.created_at FROM fact_check_version v
        WHERE v.fact_check_id = f.id AND v.number = f.published_version))
    FROM fact_check f JOIN article a ON a.id = f.article_id
    WHERE f.published_version IS NOT NULL AND a.published_at IS NOT NULL
    UNION ALL
    SELECT 'person', person.handle, person.created_at, person.id, person.changed FROM (${authors}) person
    ORDER BY public_since, id
    LIMIT ${sitemapPageSize} OFFSET ${(page - 1) * sitemapPageSize}`
  return rows.map(({ kind, name, changed }) => ({ kind, name, changed: changed.toISOString() }))
}
