import 'server-only'
import { db } from '@/lib/db'
import { byWeight, groupBy, inBatches } from '@/lib/export/batches'
import type { Exported } from '@/lib/export/shape'
import {
  appealSelect,
  articleSelect,
  dayOrNull,
  keyed,
  laterThan,
  momentOf,
  momentOrNull,
  oldestFirst,
  placeOf,
  shapeAppeal,
} from '@/lib/export/shaping'
import type { Stance } from '@/lib/fact-check/input'
import type { CheckLifeState, Decision } from '@/lib/fact-check/life'
import type { Verdict } from '@/lib/fact-check/verdicts'
import { moderatorOf, type RecordNames } from '@/lib/record/names'
import { findRecordNames } from '@/lib/record/queries'
import { routes } from '@/lib/routes'
import type { Prisma } from '@/prisma/client/client'

/** The most checks, and the most versions of checks, that are in memory at once. */
const most = { checks: 100, versions: 100 }

const checkSelect = {
  id: true,
  state: true,
  version: true,
  publishedVersion: true,
  isExample: true,
  createdAt: true,
  submittedAt: true,
  publishedAt: true,
  retractedAt: true,
  retractCode: true,
  retractReason: true,
  authorId: true,
  retractedBy: { select: { id: true, handle: true, name: true } },
  appeal: { select: appealSelect },
  article: articleSelect,
  occurrence: { select: { anchor: { select: { exact: true, paragraphId: true } } } },
} as const satisfies Prisma.FactCheckSelect

const versionInclude = {
  evidence: { orderBy: { position: 'asc' } },
  reviews: {
    where: { case: { undoneAt: null } },
    orderBy: { createdAt: 'desc' },
    take: 1,
    select: {
      decision: true,
      reasonCode: true,
      reason: true,
      createdAt: true,
      moderator: { select: { handle: true, name: true } },
    },
  },
} as const satisfies Prisma.FactCheckVersionInclude

type Row = Prisma.FactCheckGetPayload<{ select: typeof checkSelect }>
type Version = Prisma.FactCheckVersionGetPayload<{ include: typeof versionInclude }>

/** Someone's checks with all their versions, the oldest first. */
export async function* listExportedChecks(authorId: string, site: URL): AsyncGenerator<Exported<'checks'>[]> {
  const names = await findRecordNames()
  const batches = inBatches(most.checks, async (after) => {
    const where = { authorId, ...laterThan(after) }
    const rows = await db().factCheck.findMany({
      where,
      orderBy: oldestFirst,
      take: most.checks,
      select: checkSelect,
    })
    return rows.map(keyed)
  })
  for await (const rows of batches) {
    for (const group of byWeight(rows, ({ version }) => version, most.versions)) {
      const versions = await db().factCheckVersion.findMany({
        where: { factCheckId: { in: group.map(({ id }) => id) } },
        orderBy: [{ factCheckId: 'asc' }, { number: 'asc' }],
        include: versionInclude,
      })
      const said = groupBy(versions, ({ factCheckId }) => factCheckId)
      yield group.map((row) => shapeCheck(row, said.get(row.id) ?? [], site, names))
    }
  }
}

function shapeCheck(row: Row, versions: Version[], site: URL, names: RecordNames): Exported<'checks'> {
  const { id, article, occurrence, publishedVersion, isExample } = row
  const { exact, paragraphId } = occurrence.anchor
  return {
    id,
    state: row.state as CheckLifeState,
    isExample,
    place: { ...placeOf(site, article, paragraphId), quote: exact },
    createdAt: momentOf(row.createdAt),
    submittedAt: momentOrNull(row.submittedAt),
    publishedAt: momentOrNull(row.publishedAt),
    publishedVersion,
    url: publishedVersion === null ? null : new URL(routes.factCheck(id), site).href,
    retraction: shapeRetraction(row, names),
    appeal: shapeAppeal(row.appeal),
    versions: versions.map((version) => shapeVersion(version, names)),
  }
}

function shapeRetraction(row: Row, names: RecordNames) {
  const { retractedAt, retractCode, retractReason, retractedBy, authorId } = row
  if (!retractedAt || !retractCode) return null
  const isOwn = retractedBy?.id === authorId
  const by = retractedBy && (isOwn ? retractedBy : moderatorOf(retractedBy, names)).handle
  return { at: momentOf(retractedAt), by, reasonCode: retractCode, reason: retractReason }
}

function shapeVersion(row: Version, names: RecordNames): Exported<'checks'>['versions'][number] {
  const [review] = row.reviews
  const { number, claim, claimant, verdict, conclusion, explanation, wouldChange } = row
  return {
    number,
    at: momentOf(row.createdAt),
    claim,
    claimant,
    claimedOn: dayOrNull(row.claimedOn),
    verdict: verdict as Verdict,
    conclusion,
    explanation,
    wouldChange,
    checkAgainOn: dayOrNull(row.checkAgainOn),
    correctionNote: row.correctionNote,
    evidence: row.evidence.map(({ url, title, publisher, quote, stance, archiveUrl, readOn }) => {
      return { url, title, publisher, quote, stance: stance as Stance, archiveUrl, readOn: dayOrNull(readOn) }
    }),
    decision: review ? shapeDecision(review, names) : null,
  }
}

function shapeDecision(review: Version['reviews'][number], names: RecordNames) {
  const { decision, reasonCode, reason, createdAt, moderator } = review
  const by = moderatorOf(moderator, names).handle
  return { decision: decision as Decision, reasonCode, reason, by, at: momentOf(createdAt) }
}
