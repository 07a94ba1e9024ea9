import 'server-only'
import type { AnchorState } from '@/lib/anchor/re-anchor'
import { db } from '@/lib/db'
import type { Stance } from '@/lib/fact-check/input'
import type { CheckLifeState } from '@/lib/fact-check/life'
import type { Check, Judgement, Place } from '@/lib/fact-check/shape'
import { appealOf, correctionsOf, retractionOf, stepsOf } from '@/lib/fact-check/steps'
import type { Verdict } from '@/lib/fact-check/verdicts'
import type { Prisma } from '@/prisma/client/client'

const named = { select: { handle: true, name: true } } as const
const numbered = { select: { number: true } } as const

/** The most versions, and the most decisions, that a check's history tells: the latest. */
const historyLimit = 100

const checkSelect = {
  id: true,
  claimId: true,
  authorId: true,
  state: true,
  version: true,
  publishedVersion: true,
  isExample: true,
  submittedAt: true,
  publishedAt: true,
  retractedAt: true,
  retractedBy: named,
  retractCode: true,
  retractReason: true,
  appeal: {
    select: {
      words: true,
      createdAt: true,
      outcome: true,
      answer: true,
      answeredAt: true,
      answeredBy: named,
      cases: { where: { state: 'open' }, select: { version: true } },
    },
  },
  author: named,
  article: {
    select: {
      id: true,
      slug: true,
      currentRevision: true,
      editors: { select: { userId: true } },
      revisions: {
        orderBy: { number: 'desc' },
        take: 1,
        select: { title: true, language: true, sourceUrl: true },
      },
    },
  },
  occurrence: {
    select: {
      anchor: {
        select: { id: true, exact: true, start: true, end: true, paragraphId: true, revision: numbered },
      },
    },
  },
} as const satisfies Prisma.FactCheckSelect

const versionInclude = {
  evidence: { orderBy: { position: 'asc' } },
} as const satisfies Prisma.FactCheckVersionInclude
const headSelect = {
  number: true,
  createdAt: true,
  correctionNote: true,
  author: named,
} as const satisfies Prisma.FactCheckVersionSelect
const reviewInclude = {
  moderator: named,
  case: { select: { opinions: { select: { version: true } } } },
} as const satisfies Prisma.ReviewInclude
const textSelect = {
  position: true,
  text: true,
} as const satisfies Prisma.ParagraphTextSelect

type Row = Prisma.FactCheckGetPayload<{ select: typeof checkSelect }>
type Version = Prisma.FactCheckVersionGetPayload<{ include: typeof versionInclude }>
type Text = Prisma.ParagraphTextGetPayload<{ select: typeof textSelect }>

/**
 * One check with its history, and in full the version that is published or the latest two: the one before is what
 * the desk compares with. Of every other version only who submitted it when is read.
 */
export async function readCheck(id: string, extent: 'published' | 'latest'): Promise<Check | null> {
  const row = await db().factCheck.findUnique({ where: { id }, select: checkSelect })
  if (!row) return null
  const last = extent === 'published' ? row.publishedVersion : row.version
  if (last === null) return null
  const { anchor } = row.occurrence
  const [versions, heads, reviews, then, standing] = await Promise.all([
    db().factCheckVersion.findMany({
      where: { factCheckId: id, number: { in: extent === 'published' ? [last] : [last - 1, last] } },
      orderBy: { number: 'asc' },
      include: versionInclude,
    }),
    db().factCheckVersion.findMany({
      where: { factCheckId: id, number: { lte: last } },
      orderBy: { number: 'desc' },
      take: historyLimit,
      select: headSelect,
    }),
    db().review.findMany({
      // A decision that was taken back does not stand.
      where: { factCheckId: id, versionNumber: { lte: last }, case: { undoneAt: null } },
      orderBy: [{ versionNumber: 'desc' }, { createdAt: 'desc' }],
      take: historyLimit,
      include: reviewInclude,
    }),
    db().paragraphText.findFirst({
      where: { paragraphId: anchor.paragraphId, revision: { number: anchor.revision.number } },
      select: textSelect,
    }),
    findStanding(anchor.id),
  ])
  return {
    id: row.id,
    claimId: row.claimId,
    authorId: row.authorId,
    articleEditorIds: row.article.editors.map((editor) => editor.userId),
    isPublic: row.publishedVersion !== null,
    state: row.state as CheckLifeState,
    version: row.version,
    publishedVersion: row.publishedVersion,
    isExample: row.isExample,
    author: row.author,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    retraction: retractionOf(row),
    hasAppealed: row.appeal !== null,
    appeal: appealOf(row),
    place: shapePlace(row, then, standing),
    versions: versions.map(shapeVersion),
    steps: stepsOf(row, heads, reviews),
    corrections: correctionsOf(heads, reviews),
  }
}

type Standing = {
  state: AnchorState
  paragraphId: string | null
  number: number | null
  words: string | null
}

/** Where its words stand now, and which they are. */
async function findStanding(anchorId: string): Promise<Standing | undefined> {
  const [standing] = await db().$queryRaw<Standing[]>`
    SELECT a.state, a.paragraph_id AS "paragraphId", t.position + 1 AS number,
      coalesce(substr(t.text, a.start + 1, a."end" - a.start), t.text) AS words
    FROM standing_anchor a
    LEFT JOIN paragraph_text t ON t.revision_id = a.revision_id AND t.paragraph_id = a.paragraph_id
    WHERE a.id = ${anchorId}::uuid`
  return standing
}

function shapePlace(
  { article, occurrence: { anchor } }: Row,
  then: Text | null,
  standing: Standing | undefined,
): Place {
  const [revision] = article.revisions
  return {
    articleId: article.id,
    slug: article.slug,
    title: revision?.title ?? '',
    language: revision?.language ?? 'en',
    sourceUrl: revision?.sourceUrl ?? null,
    paragraphId: standing?.paragraphId ?? anchor.paragraphId,
    number: standing?.number ?? (then?.position ?? 0) + 1,
    text: then?.text ?? '',
    quote: anchor.exact,
    start: anchor.start,
    end: anchor.end,
    revision: anchor.revision.number,
    currentRevision: article.currentRevision,
    fits: standing?.state ?? 'anchored',
    now: standing?.words ?? null,
  }
}

function shapeVersion(row: Version): Judgement {
  return {
    number: row.number,
    claim: row.claim,
    claimant: row.claimant,
    claimedOn: dayOrNull(row.claimedOn),
    verdict: row.verdict as Verdict,
    conclusion: row.conclusion,
    explanation: row.explanation,
    explanationHtml: row.explanationHtml,
    wouldChange: row.wouldChange,
    checkAgainOn: dayOrNull(row.checkAgainOn),
    correctionNote: row.correctionNote,
    createdAt: row.createdAt.toISOString(),
    evidence: row.evidence.map(({ url, title, publisher, quote, stance, archiveUrl, readOn }) => {
      return { url, title, publisher, quote, archiveUrl, stance: stance as Stance, readOn: dayOrNull(readOn) }
    }),
  }
}

const dayOrNull = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null
