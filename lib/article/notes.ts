import 'server-only'
import type { NoteView, SourceView, VerdictCount } from '@/lib/article/article-page'
import { dayOf } from '@/lib/dates'
import { db } from '@/lib/db'
import { type Stance, stanceLabels } from '@/lib/fact-check/input'
import { type Verdict, verdictMeanings, verdicts } from '@/lib/fact-check/verdicts'
import { findNamesForPages } from '@/lib/record/queries'
import { reasonLabel } from '@/lib/review/reasons'
import { wordChanges } from '@/lib/word-diff'
import { Prisma } from '@/prisma/client/client'

type Row = {
  id: string
  checkId: string
  fromSlug: string | null
  fromParagraphId: string | null
  paragraphId: string
  verdict: Verdict
  claim: string
  conclusion: string
  state: string
  isExample: boolean
  handle: string
  name: string
  reviewedAt: Date | null
  retractedAt: Date | null
  retractCode: string | null
  retractReason: string | null
  retractedBy: string | null
  start: number | null
  end: number | null
  was: string | null
  now: string | null
  sources: (Omit<SourceView, 'bearing'> & { stance: Stance })[]
}

const gravestFirst = verdicts.toSorted((a, b) => verdictMeanings[b].severity - verdictMeanings[a].severity)

/**
 * The published checks that stand in an article, each with its anchor there: those that were written on it, and those of
 * other places that were let in. `standing_id` names it on the page, for a check may stand in several paragraphs.
 */
const standingIn = (articleId: string) => Prisma.sql`(
  SELECT f.id, f.id AS standing_id, o.anchor_id FROM fact_check f JOIN occurrence o ON o.id = f.occurrence_id
    WHERE f.article_id = ${articleId}::uuid AND f.published_version IS NOT NULL
  UNION ALL
  SELECT o.reused_id, o.id, o.anchor_id FROM occurrence o
    WHERE o.article_id = ${articleId}::uuid AND o.state = 'accepted' AND o.reused_id IS NOT NULL)`

/** The words of a `standing_anchor a` that has drifted, when it was made and now; null for all others. */
const wordsThen = Prisma.sql`CASE WHEN a.state = 'drifted' THEN coalesce(a.exact, (SELECT text FROM paragraph_text
  WHERE revision_id = a.made_in AND paragraph_id = a.made_at)) END`
const wordsNow = Prisma.sql`CASE WHEN a.state = 'drifted' THEN (SELECT coalesce(substr(text, a.start + 1, a."end" - a.start), text)
  FROM paragraph_text WHERE revision_id = a.revision_id AND paragraph_id = a.paragraph_id) END`

type Scope = { articleId: string; limit: number; skip?: number; paragraphId?: string }

/** The published checks of an article by paragraph, the gravest first and the retracted last, at most `limit` of each. */
export async function listNotes({
  articleId,
  limit,
  skip = 0,
  paragraphId,
}: Scope): Promise<Map<string, NoteView[]>> {
  const names = await findNamesForPages()
  const rows = await db().$queryRaw<Row[]>`
    WITH ranked AS (
      SELECT f.id, s.standing_id, a.id AS anchor_id, row_number() OVER (
        PARTITION BY a.paragraph_id
        ORDER BY f.state = 'retracted', array_position(${gravestFirst}::text[], v.verdict), f.published_at DESC, s.standing_id) AS place
      FROM ${standingIn(articleId)} s JOIN standing_anchor a ON a.id = s.anchor_id JOIN fact_check f ON f.id = s.id
      JOIN fact_check_version v ON v.fact_check_id = f.id AND v.number = f.published_version
      WHERE a.paragraph_id IS NOT NULL AND (${paragraphId ?? null}::uuid IS NULL OR a.paragraph_id = ${paragraphId ?? null}::uuid)
    )
    SELECT k.standing_id AS id, f.id AS "checkId", a.paragraph_id AS "paragraphId", v.verdict, v.claim, v.conclusion, f.state, f.is_example AS "isExample",
      f.retracted_at AS "retractedAt", f.retract_code AS "retractCode", f.retract_reason AS "retractReason",
      CASE WHEN ${names} = 'role' AND f.retracted_by_id <> f.author_id THEN 'A moderator'
        ELSE (SELECT name FROM "user" WHERE id = f.retracted_by_id) END AS "retractedBy",
      u.handle, u.name,
      a.start, a."end", ${wordsThen} AS was, ${wordsNow} AS now,
      (SELECT max(r.created_at) FROM review r
        WHERE r.fact_check_id = f.id AND r.version_number = f.published_version AND r.decision = 'publish') AS "reviewedAt",
      coalesce((SELECT jsonb_agg(jsonb_build_object('url', e.url, 'title', e.title, 'publisher', e.publisher,
          'quote', e.quote, 'stance', e.stance) ORDER BY e.position)
        FROM evidence e WHERE e.fact_check_id = f.id AND e.version_number = f.published_version), '[]') AS sources,
      h.slug AS "fromSlug", ha.paragraph_id AS "fromParagraphId"
    FROM ranked k JOIN fact_check f ON f.id = k.id JOIN standing_anchor a ON a.id = k.anchor_id
    JOIN fact_check_version v ON v.fact_check_id = f.id AND v.number = f.published_version
    JOIN "user" u ON u.id = f.author_id
    LEFT JOIN occurrence ho ON k.standing_id <> k.id AND ho.id = f.occurrence_id
    LEFT JOIN anchor ha ON ha.id = ho.anchor_id LEFT JOIN article h ON h.id = ha.article_id
    WHERE k.place > ${skip} AND k.place <= ${skip + limit} ORDER BY k.place`
  return grouped(rows)
}

/** How many published checks, retracted ones left out, came to which verdict, by paragraph. */
export async function countVerdicts(
  articleId: string,
  paragraphId?: string,
): Promise<Map<string, VerdictCount[]>> {
  const rows = await db().$queryRaw<(VerdictCount & { paragraphId: string })[]>`
    SELECT a.paragraph_id AS "paragraphId", v.verdict, count(*)::int AS count
    FROM ${standingIn(articleId)} s JOIN standing_anchor a ON a.id = s.anchor_id JOIN fact_check f ON f.id = s.id
    JOIN fact_check_version v ON v.fact_check_id = f.id AND v.number = f.published_version
    WHERE f.state <> 'retracted' AND a.paragraph_id IS NOT NULL
      AND (${paragraphId ?? null}::uuid IS NULL OR a.paragraph_id = ${paragraphId ?? null}::uuid)
    GROUP BY a.paragraph_id, v.verdict`
  const counts = new Map<string, VerdictCount[]>()
  for (const { paragraphId, ...count } of rows)
    counts.set(paragraphId, [...(counts.get(paragraphId) ?? []), count])
  return counts
}

function grouped(rows: Row[]): Map<string, NoteView[]> {
  const notes = new Map<string, NoteView[]>()
  for (const row of rows) notes.set(row.paragraphId, [...(notes.get(row.paragraphId) ?? []), noteView(row)])
  return notes
}

function noteView(row: Row): NoteView {
  const { label, tone } = verdictMeanings[row.verdict]
  const at = row.reviewedAt?.toISOString()
  return {
    id: row.id,
    from:
      row.fromSlug && row.fromParagraphId
        ? { checkId: row.checkId, slug: row.fromSlug, paragraphId: row.fromParagraphId }
        : null,
    verdict: row.verdict,
    label,
    tone,
    claim: row.claim,
    conclusion: row.conclusion,
    isRetracted: row.state === 'retracted',
    retraction: row.retractedAt
      ? {
          day: dayOf(row.retractedAt.toISOString()),
          who: row.retractedBy,
          words: [row.retractCode && reasonLabel(row.retractCode), row.retractReason]
            .filter(Boolean)
            .join('. '),
        }
      : null,
    isExample: row.isExample,
    author: { handle: row.handle, name: row.name },
    reviewed: at ? { at, day: dayOf(at) } : null,
    quote: row.start === null || row.end === null ? null : { start: row.start, end: row.end },
    drift: row.was === null || row.now === null ? null : wordChanges(row.was, row.now),
    sources: row.sources.map(({ stance, ...source }) => ({
      ...source,
      bearing: stanceLabels[stance].toLowerCase(),
    })),
  }
}
