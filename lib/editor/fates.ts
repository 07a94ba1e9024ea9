import 'server-only'
import type { AnchorState } from '@/lib/anchor/re-anchor'
import { db } from '@/lib/db'
import type { Verdict } from '@/lib/fact-check/verdicts'
import { excerptOf } from '@/lib/person/excerpt'
import type { Placement, RevisionPlan } from '@/lib/revision/plan'
import { sliceCodePoints } from '@/lib/text'
import { type Part, wordChanges } from '@/lib/word-diff'

/** What a text does to one annotation: its words when it was made, and those that it would stand on. */
export type Fate = {
  anchorId: string
  state: AnchorState
  /** A check that is published, or a comment that is shown. */
  about: { verdict: Verdict; claim: string; id: string } | { comment: string; id: string }
  author: string
  /** The words that it was written on; all of a paragraph where it chose none. */
  was: string
  /** What became of them; null where they are gone, and where they are what they were. */
  changed: Part[] | null
}

export type Fates = {
  /** How many there are of each state, of what readers see. */
  verdicts: Record<AnchorState, number>
  comments: Record<AnchorState, number>
  /** The first of those that do not simply stay, verdicts before comments, the gravest first. */
  shown: Fate[]
  /** How many more there are of such. */
  more: number
}

/** How many one page shows. */
const most = 100
const rank: Record<AnchorState, number> = { orphaned: 0, drifted: 1, moved: 2, anchored: 3 }

/** What a planned text does to everything that readers see on an article. */
export async function findFates(articleId: string, plan: RevisionPlan): Promise<Fates> {
  const seen = await listSeen(articleId)
  const placements = plan.placements.filter(({ anchorId }) => seen.has(anchorId))
  const count = (isJudged: boolean) => {
    const states = { anchored: 0, moved: 0, drifted: 0, orphaned: 0 }
    for (const one of placements) if (one.isJudged === isJudged) states[one.placed.state]++
    return states
  }
  const touched = placements
    .filter(({ placed }) => placed.state !== 'anchored')
    .sort((a, b) => Number(b.isJudged) - Number(a.isJudged) || rank[a.placed.state] - rank[b.placed.state])
  return {
    verdicts: count(true),
    comments: count(false),
    shown: await describe(plan, touched.slice(0, most)),
    more: Math.max(0, touched.length - most),
  }
}

/** The anchors of what readers see. What waits is nobody's business but its author's and the desk's. */
async function listSeen(articleId: string): Promise<Set<string>> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT c.anchor_id AS id FROM comment c
    WHERE c.article_id = ${articleId}::uuid AND c.state = 'visible' AND c.anchor_id IS NOT NULL
    UNION SELECT a.id FROM anchor a JOIN occurrence o ON o.anchor_id = a.id AND o.state = 'accepted'
    JOIN fact_check f ON f.id = o.reused_id OR (o.reused_id IS NULL AND f.occurrence_id = o.id)
    WHERE a.article_id = ${articleId}::uuid AND f.published_version IS NOT NULL
      AND f.state <> 'retracted'`
  return new Set(rows.map(({ id }) => id))
}

type Row = {
  anchorId: string
  was: string
  checkId: string | null
  verdict: Verdict | null
  claim: string | null
  commentId: string | null
  body: string | null
  author: string
}

async function describe(plan: RevisionPlan, placements: readonly Placement[]): Promise<Fate[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT a.id AS "anchorId", coalesce(a.exact, t.text, '') AS was, f.id AS "checkId", v.verdict, v.claim,
      c.id AS "commentId", c.body, u.name AS author
    FROM anchor a
    LEFT JOIN paragraph_text t ON t.revision_id = a.revision_id AND t.paragraph_id = a.paragraph_id
    LEFT JOIN occurrence o ON o.anchor_id = a.id
    LEFT JOIN fact_check f ON f.id = o.reused_id OR (o.reused_id IS NULL AND f.occurrence_id = o.id)
    LEFT JOIN fact_check_version v ON v.fact_check_id = f.id AND v.number = f.published_version
    LEFT JOIN comment c ON c.anchor_id = a.id AND c.state = 'visible'
    JOIN "user" u ON u.id = coalesce(f.author_id, c.author_id)
    WHERE a.id = ANY(${placements.map(({ anchorId }) => anchorId)}::uuid[])`
  const rowOf = new Map(rows.map((row) => [row.anchorId, row]))
  const textOf = new Map(plan.paragraphs.map(({ id, text }) => [id, text]))
  return placements.flatMap((placement) => {
    const row = rowOf.get(placement.anchorId)
    return row ? [fateOf(placement, row, textOf)] : []
  })
}

function fateOf({ anchorId, placed }: Placement, row: Row, textOf: ReadonlyMap<string, string>): Fate {
  const { state, paragraphId, start, end } = placed
  const text = paragraphId === null ? undefined : textOf.get(paragraphId)
  const now = text === undefined || start === null || end === null ? text : sliceCodePoints(text, start, end)
  const { verdict, claim, checkId } = row
  return {
    anchorId,
    state,
    about:
      verdict && claim !== null && checkId
        ? { verdict, claim, id: checkId }
        : { comment: excerptOf(row.body ?? '', 200), id: row.commentId ?? '' },
    author: row.author,
    was: row.was,
    changed: now === undefined || now === row.was ? null : wordChanges(row.was, now, 50),
  }
}
