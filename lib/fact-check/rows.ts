import 'server-only'
import type { Stance } from '@/lib/fact-check/input'
import type { CheckLifeState, Decision } from '@/lib/fact-check/life'
import type { Check, Judgement, Place, Step } from '@/lib/fact-check/shape'
import type { Verdict } from '@/lib/fact-check/verdicts'
import type { Prisma } from '@/prisma/client/client'

const named = { select: { handle: true, name: true } } as const
const numbered = { select: { number: true } } as const

/** Everything about one check, for `shapeCheck`. */
export const checkSelect = {
  id: true,
  authorId: true,
  state: true,
  version: true,
  publishedVersion: true,
  isExample: true,
  submittedAt: true,
  publishedAt: true,
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
        select: {
          exact: true,
          start: true,
          end: true,
          paragraphId: true,
          revision: numbered,
          paragraph: { select: { texts: { select: { position: true, text: true, revision: numbered } } } },
        },
      },
    },
  },
  versions: {
    orderBy: { number: 'asc' },
    include: { evidence: { orderBy: { position: 'asc' } }, author: named },
  },
  reviews: { orderBy: { createdAt: 'asc' }, include: { moderator: named } },
} as const satisfies Prisma.FactCheckSelect

type Row = Prisma.FactCheckGetPayload<{ select: typeof checkSelect }>

export function shapeCheck(row: Row): Check {
  return {
    id: row.id,
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
    place: shapePlace(row),
    versions: row.versions.map(shapeVersion),
    steps: stepsOf(row),
  }
}

function shapePlace({ article, occurrence: { anchor } }: Row): Place {
  const { texts } = anchor.paragraph
  const then = texts.find((text) => text.revision.number === anchor.revision.number)
  const now = texts.find((text) => text.revision.number === article.currentRevision)
  const [revision] = article.revisions
  return {
    articleId: article.id,
    slug: article.slug,
    title: revision?.title ?? '',
    language: revision?.language ?? 'en',
    sourceUrl: revision?.sourceUrl ?? null,
    paragraphId: anchor.paragraphId,
    number: ((now ?? then)?.position ?? 0) + 1,
    text: then?.text ?? '',
    quote: anchor.exact,
    start: anchor.start,
    end: anchor.end,
    revision: anchor.revision.number,
    currentRevision: article.currentRevision,
    since: !now ? 'removed' : now.text === then?.text ? 'same' : 'changed',
  }
}

function shapeVersion(row: Row['versions'][number]): Judgement {
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
    createdAt: row.createdAt.toISOString(),
    evidence: row.evidence.map(({ url, title, publisher, quote, stance, archiveUrl, readOn }) => {
      return { url, title, publisher, quote, archiveUrl, stance: stance as Stance, readOn: dayOrNull(readOn) }
    }),
  }
}

/** Versions and decisions in the order in which they happened. */
function stepsOf({ versions, reviews }: Row): Step[] {
  const submitted = versions.map(({ number, createdAt, author }): Step => {
    return {
      kind: 'submitted',
      at: createdAt.toISOString(),
      who: author.name,
      version: number,
      reasonCode: null,
      reason: null,
    }
  })
  const decided = reviews.map(
    ({ decision, createdAt, moderator, versionNumber, reasonCode, reason }): Step => {
      const at = createdAt.toISOString()
      return {
        kind: decision as Decision,
        at,
        who: moderator.name,
        version: versionNumber,
        reasonCode,
        reason,
      }
    },
  )
  return [...submitted, ...decided].sort((a, b) => a.at.localeCompare(b.at))
}

const dayOrNull = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null
