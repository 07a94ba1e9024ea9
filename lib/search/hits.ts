import 'server-only'
import type { VerdictCount } from '@/lib/article/article-page'
import { addVerdicts } from '@/lib/article/tally'
import { db } from '@/lib/db'
import type { Verdict } from '@/lib/fact-check/verdicts'
import type { Asked } from '@/lib/search/asked'
import type { SearchKind } from '@/lib/search/filter'
import type { Hit, HitPlace } from '@/lib/search/hit'
import { readMarked } from '@/lib/search/marked'
import { Prisma } from '@/prisma/client/client'

/**
 * What was found as it is shown, in the order of the ids. Each is looked up where it is kept, by the rules of what is
 * public: what an index may say too late is not shown.
 */
export async function readHits(kind: SearchKind, ids: readonly string[], asked: Asked): Promise<Hit[]> {
  if (ids.length === 0) return []
  const found = await readers[kind](ids, asked)
  const byId = new Map(found.map((hit) => [hit.id, hit]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

const readers: Record<SearchKind, (ids: readonly string[], asked: Asked) => Promise<Hit[]>> = {
  article: readArticles,
  claim: readClaims,
  'fact-check': readChecks,
  comment: readComments,
}

type ArticleRow = {
  id: string
  title: string
  words: string | null
  paragraphId: string | null
  slug: string
  site: string | null
  language: string
  at: Date
  verdicts: VerdictCount[]
}

// The paragraph is the one in which most of the words begin, the first of several; only that one is marked.
async function readArticles(ids: readonly string[], asked: Asked): Promise<Hit[]> {
  const stems = asked.stems.map((stem) => stem.slice(0, Math.max(3, stem.length - 1)))
  const rows = await db().$queryRaw<ArticleRow[]>`
    SELECT a.id::text, ${whole(Prisma.sql`r.title`)} AS title, ${part(Prisma.sql`best.text`)} AS words,
      best.paragraph_id::text AS "paragraphId", a.slug, r.site, r.language, a.published_at AS at,
      coalesce((SELECT jsonb_agg(jsonb_build_object('verdict', g.verdict, 'count', g.count)) FROM (
        SELECT v.verdict, count(*)::int AS count FROM fact_check f
        JOIN fact_check_version v ON v.fact_check_id = f.id AND v.number = f.published_version
        WHERE f.article_id = a.id AND f.state <> 'retracted' GROUP BY v.verdict) g), '[]') AS verdicts
    ${entries(ids, asked)}
    JOIN article a ON a.id = e.id AND a.published_at IS NOT NULL
    JOIN revision r ON r.article_id = a.id AND r.number = a.current_revision
    LEFT JOIN LATERAL (
      SELECT t.paragraph_id, left(t.text, ${mostRead}) AS text FROM paragraph_text t WHERE t.revision_id = r.id
      ORDER BY (SELECT count(*) FROM unnest(${stems}::text[]) s WHERE strpos(lower(unaccent(t.text)), s) > 0) DESC,
        t.position LIMIT 1) best ON true`
  return rows.map(({ title, words, at, verdicts, ...row }) => ({
    kind: 'article',
    ...row,
    title: readMarked(title),
    words: readMarked(words ?? ''),
    verdicts: addVerdicts(verdicts),
    at: at.toISOString(),
  }))
}

type ClaimRow = HitPlace & {
  id: string
  claim: string
  claimant: string | null
  conclusion: string
  checks: { id: string; verdict: Verdict }[]
  language: string
  at: Date
}

async function readClaims(ids: readonly string[], asked: Asked): Promise<Hit[]> {
  const rows = await db().$queryRaw<ClaimRow[]>`
    SELECT e.id::text, ${whole(Prisma.sql`said.claim`)} AS claim, said.claimant, said.conclusion, said.checks, p.slug, r.title, r.language,
      said."paragraphId", e.at
    ${entries(ids, asked)}
    JOIN LATERAL (
      SELECT (array_agg(v.claim ORDER BY f.published_at DESC, f.id))[1] AS claim,
        (array_agg(v.claimant ORDER BY f.published_at DESC, f.id))[1] AS claimant,
        (array_agg(v.conclusion ORDER BY f.published_at DESC, f.id))[1] AS conclusion,
        (array_agg(n.paragraph_id::text ORDER BY f.published_at DESC, f.id))[1] AS "paragraphId",
        (array_agg(f.article_id ORDER BY f.published_at DESC, f.id))[1] AS article_id,
        jsonb_agg(jsonb_build_object('id', f.id, 'verdict', v.verdict) ORDER BY f.published_at DESC, f.id) AS checks
      FROM fact_check f JOIN fact_check_version v ON v.fact_check_id = f.id AND v.number = f.published_version
      JOIN article a ON a.id = f.article_id AND a.published_at IS NOT NULL
      JOIN "user" u ON u.id = f.author_id AND u.left_at IS NULL
      JOIN occurrence o ON o.id = f.occurrence_id JOIN anchor n ON n.id = o.anchor_id
      WHERE f.claim_id = e.id AND f.state <> 'retracted') said ON said.checks IS NOT NULL
    ${standing(Prisma.sql`said.article_id`)}`
  return rows.map(({ claim, at, slug, title, paragraphId, ...row }) => ({
    kind: 'claim',
    ...row,
    claim: readMarked(claim),
    article: { slug, title, paragraphId },
    at: at.toISOString(),
  }))
}

type SignedRow = HitPlace & {
  id: string
  words: string
  handle: string
  name: string
  language: string
  at: Date
  isExample: boolean
}

async function readChecks(ids: readonly string[], asked: Asked): Promise<Hit[]> {
  const rows = await db().$queryRaw<(SignedRow & { claim: string; verdict: Verdict })[]>`
    SELECT f.id::text, ${whole(Prisma.sql`v.claim`)} AS claim,
      ${part(Prisma.sql`left(concat_ws(' ', v.conclusion, search_plain(v.explanation_html)), ${mostRead})`)} AS words,
      v.verdict, u.handle, u.name, p.slug, r.title, r.language, n.paragraph_id::text AS "paragraphId",
      f.published_at AS at, f.is_example AS "isExample"
    ${entries(ids, asked)}
    JOIN fact_check f ON f.id = e.id AND f.state <> 'retracted'
    JOIN fact_check_version v ON v.fact_check_id = f.id AND v.number = f.published_version
    JOIN "user" u ON u.id = f.author_id AND u.left_at IS NULL
    JOIN occurrence o ON o.id = f.occurrence_id JOIN anchor n ON n.id = o.anchor_id
    ${standing(Prisma.sql`f.article_id`)}`
  return rows.map(({ claim, verdict, ...row }) => ({
    kind: 'fact-check',
    ...signed(row),
    claim: readMarked(claim),
    verdict,
  }))
}

async function readComments(ids: readonly string[], asked: Asked): Promise<Hit[]> {
  const rows = await db().$queryRaw<SignedRow[]>`
    SELECT c.id::text, ${part(Prisma.sql`left(search_plain(c.body_html), ${mostRead})`)} AS words, u.handle, u.name,
      p.slug, r.title, r.language, c.paragraph_id::text AS "paragraphId", c.created_at AS at, c.is_example AS "isExample"
    ${entries(ids, asked)}
    JOIN comment c ON c.id = e.id AND c.state = 'visible'
    JOIN "user" u ON u.id = c.author_id AND u.left_at IS NULL
    ${standing(Prisma.sql`c.article_id`)}`
  return rows.map((row) => ({ kind: 'comment', ...signed(row) }))
}

function signed({ words, handle, name, slug, title, paragraphId, at, ...row }: SignedRow) {
  return {
    ...row,
    words: readMarked(words),
    author: { handle, name },
    article: { slug, title, paragraphId },
    at: at.toISOString(),
  }
}

/** So much of a text is looked through for the words to show. */
const mostRead = 4_000

function entries(ids: readonly string[], { languages, exact }: Asked): Prisma.Sql {
  return Prisma.sql`FROM search_entry e
    JOIN (SELECT language, exact::tsquery AS exact FROM unnest(${languages}::text[], ${exact}::text[]) AS each (language, exact)) q
      ON q.language = e.language AND e.id = ANY (${ids}::uuid[])`
}

function standing(articleId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`JOIN article p ON p.id = ${articleId} AND p.published_at IS NOT NULL
    JOIN revision r ON r.article_id = p.id AND r.number = p.current_revision`
}

function whole(text: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`ts_headline(search_config(e.language), search_apart(${text}), q.exact, ${'StartSel=\u0001, StopSel=\u0002, HighlightAll=true'})`
}

function part(text: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`ts_headline(search_config(e.language), search_apart(${text}), q.exact, ${'StartSel=\u0001, StopSel=\u0002, MaxWords=36, MinWords=24, ShortWord=0'})`
}
